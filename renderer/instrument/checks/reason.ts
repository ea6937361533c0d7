import type { TFunction } from 'i18next';
import type { InstrumentCheck } from '../../../shared/instrument/checks/check.ts';
import { REGISTER_STATUSES } from '../../../shared/instrument/register.ts';
import type { StructureReason } from '../../../shared/instrument/structure.ts';
import type { Format } from '../../i18n/time.ts';

const STRUCTURE_REASONS = [
  'detached',
  'parent',
  'inverted',
  'order',
  'level',
  'text',
  'points',
] as const satisfies readonly StructureReason[];
const MISSING = ['unit', 'inner', 'instrument'] as const;

/** Which of these a detail is; the first where it is none. */
const oneOf = <Value extends string>(
  values: readonly [Value, ...Value[]],
  detail: string | undefined,
): Value => values.find((value) => value === detail) ?? values[0];

/** The sentence that a check says, with what it names. */
export function reasonOf({ id, details }: InstrumentCheck, t: TFunction, format: Format): string {
  if (id === 'invalidTree')
    return t(`instrument.checks.invalidTree.${oneOf(STRUCTURE_REASONS, details['reason'])}`);
  if (id === 'referenceGone')
    return t(`instrument.checks.referenceGone.${oneOf(MISSING, details['missing'])}`, {
      // One that never showed anything, such as a new one from elsewhere.
      seen: details['seen'] || '…',
    });
  if (id === 'visaNotInForce') {
    const standing = t(`register.statuses.${oneOf(REGISTER_STATUSES, details['standing'])}`);
    return t('instrument.checks.visaNotInForce', { ...details, standing });
  }
  const date = details['date'] === undefined ? {} : { date: format.day(details['date']) };
  return t(`instrument.checks.${id}`, { replace: { ...details, ...date } });
}
