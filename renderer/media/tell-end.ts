import { i18n } from '../i18n/i18n.ts';
import { formatFor } from '../i18n/time.ts';
import { toast } from '../ui/Toasts.tsx';
import type { IntakeEnd } from './intake.ts';

/** So many names are told; of the rest, how many. */
const NAMES_TOLD = 3;

/** Tells the person what did not come into the article, by name and with the reason; also when it is closed already. */
export function tellEnd({ refused, left }: IntakeEnd): void {
  const t = i18n.t;
  const format = formatFor(i18n.language === 'en' ? 'en' : 'km', t);
  for (const { names, failure } of refused) {
    const told = names.slice(0, NAMES_TOLD).join(', ');
    const rest = names.length - NAMES_TOLD;
    const which = rest > 0 ? t('media.andMore', { names: told, n: format.number(rest) }) : told;
    toast({ tone: 'bad', text: t('media.refused', { names: which, why: t(`failure.${failure.code}`) }) });
  }
  if (left > 0) toast({ text: t('media.left', { n: format.number(left) }) });
}
