/** What a person is told of a courier's file: what happened, what is safe, what to do. */
import { useTranslation } from 'react-i18next';
import type { CourierReason } from '../../shared/courier/problem.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { CourierBrought, CourierSaved, CourierTaken } from '../../shared/ipc/courier.ts';
import { assertNever } from '../../shared/errors/result.ts';
import { useFormat } from '../i18n/use-format.ts';

export type CourierAnswer =
  | { readonly kind: 'written'; readonly value: CourierSaved }
  | { readonly kind: 'read'; readonly value: CourierTaken }
  | { readonly kind: 'brought'; readonly value: CourierBrought }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Sentences in their order. */
export function useCourierWords(): (answer: CourierAnswer) => readonly string[] {
  const { t } = useTranslation();
  const { number } = useFormat();

  const refused = (reason: CourierReason, missing: readonly number[]): string =>
    t(`sync.courier.refused.${reason}`, { missing: missing.map(number).join(', ') });

  /** Nothing is said of none. */
  const ofMedia = (key: `media${'Written' | 'Taken' | 'Left' | 'Refused'}`, n: number): readonly string[] =>
    n === 0 ? [] : [t(`sync.courier.${key}`, { n: number(n) })];

  const written = ({ fileNames, changes, media, more }: CourierSaved): readonly string[] => [
    t('sync.courier.written', { files: fileNames.join(', '), n: number(changes) }),
    ...ofMedia('mediaWritten', media),
    ...(more ? [t('sync.courier.writtenMore')] : []),
  ];
  const read = (value: CourierTaken): readonly string[] => {
    if (value.outcome === 'refused') return [refused(value.reason, value.missing)];
    if (value.outcome === 'problem') return [t(`sync.problem.${value.problem}`)];
    return [
      ...(value.isRevoked ? [t('sync.courier.disconnected')] : []),
      t('sync.courier.taken', { n: number(value.waiting) }),
      ...(value.more ? [t('sync.courier.takenMore')] : []),
      ...(value.unanswered > 0 ? [t('sync.courier.unanswered', { n: number(value.unanswered) })] : []),
      ...ofMedia('mediaTaken', value.media),
      ...ofMedia('mediaLeft', value.mediaLeft),
      ...ofMedia('mediaRefused', value.mediaRefused),
    ];
  };
  const brought = (value: CourierBrought): readonly string[] => {
    const files = value.fileNames.join(', ');
    if (value.outcome === 'refused')
      return [
        refused(value.reason, value.missing),
        ...(files === '' ? [] : [t('sync.courier.broughtOtherEpoch', { files })]),
      ];
    return [files === '' ? t('sync.courier.broughtUnsaved') : t('sync.courier.brought', { files })];
  };
  const failed = ({ code }: Failure): readonly string[] => {
    if (code === 'fileTooLarge') return [refused('tooLarge', [])];
    return [code === 'fileUnreadable' ? t('sync.courier.unreadable') : t(`failure.${code}`)];
  };

  return (answer) => {
    switch (answer.kind) {
      case 'written':
        return written(answer.value);
      case 'read':
        return read(answer.value);
      case 'brought':
        return brought(answer.value);
      case 'failed':
        return failed(answer.failure);
      default:
        return assertNever(answer);
    }
  };
}
