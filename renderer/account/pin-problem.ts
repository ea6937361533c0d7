import type { TFunction } from 'i18next';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Format } from '../i18n/time.ts';

/** What is said of a PIN that was not taken; of a wait, how long it is. */
export function pinProblem({ code, detail }: Failure, t: TFunction, format: Format): string {
  if (code !== 'pinWait') return t(`failure.${code}`);
  const minutes = Math.max(1, Math.ceil(Number(detail ?? 0) / 60));
  return t('lock.wait', { n: format.number(minutes) });
}
