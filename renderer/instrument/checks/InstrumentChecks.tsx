import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckPlace, InstrumentCheck } from '../../../shared/instrument/checks/check.ts';
import { bodyIn, wordsOf } from '../../../shared/instrument/text.ts';
import { FindingList } from '../../checks/FindingList.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { shortened, startOf, unitName } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import { reasonOf } from './reason.ts';

type InstrumentChecksProps = Pick<PanelProps, 'onField' | 'onLanguage'> & {
  readonly instrument: InstrumentWork;
};

/** What is not in order in an instrument, the errors first; each line leads to where it is mended. */
export function InstrumentChecks({ instrument, onField, onLanguage }: InstrumentChecksProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, drafting, numbers, checks } = instrument;
  if (checks === null) return null;

  const go = (where: CheckPlace): void => {
    if (where.kind === 'field') return onField(where.name);
    onLanguage(where.language);
    const uid = where.kind === 'unit' ? where.uid : draft.text.units(where.language)[0]?.uid;
    if (uid === undefined) return;
    const inner = where.kind === 'unit' ? where.inner : undefined;
    draft.text.whereabouts.goTo(startOf(drafting, uid, where.language, inner));
  };
  const words = (where: CheckPlace): string => {
    if (where.kind !== 'unit') return '';
    const unit = drafting.text.km.get(where.uid);
    const body = unit === undefined ? undefined : (bodyIn(drafting.text, unit, where.language) ?? unit);
    const name = unitName(drafting, numbers, where.uid, format.language);
    const said = body === undefined ? '' : shortened(wordsOf(body));
    return [name, said].filter((part) => part !== '').join(' · ');
  };
  const keys = keysOf(checks);
  return (
    <FindingList
      findings={checks.map((check, index) => ({
        key: keys[index] ?? '',
        weight: check.severity === 'error' ? 'must' : 'should',
        text: reasonOf(check, t, format),
        language: check.where.kind === 'field' ? null : check.where.language,
        words: words(check.where),
        onGo: () => go(check.where),
      }))}
    />
  );
}

/** One thing may be found twice in one place. */
function keysOf(checks: readonly InstrumentCheck[]): readonly string[] {
  const times = new Map<string, number>();
  return checks.map((check) => {
    const key = JSON.stringify(check);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return `${key} ${time}`;
  });
}
