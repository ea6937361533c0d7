import type { TFunction } from 'i18next';
import type { Failure } from '../../shared/errors/failure.ts';
import { PIN_LENGTH, pinSchema } from '../../shared/ipc/account.ts';
import type { Format } from '../i18n/time.ts';

/** What is said of a PIN that was not taken; of a wait, how long it is. */
export function pinProblem({ code, detail }: Failure, t: TFunction, format: Format): string {
  if (code !== 'pinWait') return t(`failure.${code}`);
  const minutes = Math.max(1, Math.ceil(Number(detail ?? 0) / 60));
  return t('lock.wait', { n: format.number(minutes) });
}

/** What is said of a PIN that is none yet; null where it may be asked about. */
export const shortPin = (pin: string, t: TFunction, format: Format): string | null =>
  pinSchema.safeParse(pin).success ? null : t('lock.tooShort', { n: format.number(PIN_LENGTH.least) });
