import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sameJson } from '../../../shared/document/same.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import { useBridge } from '../../bridge.ts';
import pane from '../../desk/Pane.module.css';
import { tellFailure } from '../../failures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import official from '../../official/OfficialPane.module.css';
import { createKeptDraft } from '../../settings/kept-draft.ts';
import { useFlush } from '../../shell/flush.ts';
import type { PlaceProps } from '../../shell/places.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/Toasts.tsx';
import { useEntered } from '../../ui/use-entered.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { DELIVERED_INSTRUMENTS } from '../delivered-instruments.ts';
import { instrumentData, onInstrumentData, writeInstrumentData } from '../office-instruments.ts';
import { dataProblems } from './data-places.ts';
import { EntryTools } from './EntryTools.tsx';
import { LevelsForm } from './LevelsForm.tsx';
import { PhrasesForm } from './PhrasesForm.tsx';
import { SampleLabels } from './SampleLabels.tsx';
import { TypeForm } from './TypeForm.tsx';
import styles from './InstrumentsPane.module.css';

const PARTS = ['types', 'levels', 'phrases'] as const;

/** What the office's instruments are called, how they are divided and numbered, beside the labels that come of it. */
export function InstrumentsPane({ goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { data, change, now } = useInstrumentDraft();
  const [part, show] = useState<(typeof PARTS)[number]>('types');
  const [typeId, chooseType] = useState('prakas');
  const [levelId, chooseLevel] = useState('chapter');
  const main = useEntered<HTMLElement>();
  useEscape(() => goTo('settings'), 'last');
  const type = data.types.find(({ id }) => id === typeId) ?? data.types[0];
  if (type === undefined) throw new Error('the data has no type');
  const level = data.levels.find(({ id }) => id === levelId) ?? data.levels[0];
  const [problem] = dataProblems(data);
  const reset = (): void => {
    change(DELIVERED_INSTRUMENTS);
    toast({
      text: t('instruments.reset.done'),
      action: { text: t('undo'), onPress: () => change(data) },
    });
  };
  const typeText = (one: InstrumentType): string => {
    const name = one[language] || one.id;
    return one.isDrafted ? name : t('instruments.onlyCited', { name });
  };
  return (
    <main ref={main} className={`${pane['page']} ${official['page']}`} tabIndex={-1}>
      <header className={official['head']}>
        <h1 className={official['title']}>{t('instruments.title')}</h1>
        <Select
          label={t('instruments.type')}
          options={data.types.map((one) => ({ id: one.id, text: typeText(one) }))}
          chosen={type.id}
          onChoose={chooseType}
        />
        <Segments
          label={t('instruments.parts')}
          options={PARTS.map((id) => ({ id, text: t(`instruments.part.${id}`) }))}
          chosen={part}
          onChoose={show}
        />
      </header>
      <div className={official['columns']}>
        <div className={`${official['fields']} ${styles['fields']}`}>
          <output className={official['state']} data-refused={problem !== undefined}>
            {problem === undefined
              ? t('instruments.kept')
              : t('instruments.refused', {
                  part: placeName(problem.path, data, language, t('instruments.part.phrases')),
                })}
          </output>
          {part === 'types' ? (
            <>
              <EntryTools list="types" id={type.id} now={now} onChange={change} onShow={chooseType} />
              <TypeForm data={data} type={type} onChange={change} onOfficial={() => goTo('official')} />
            </>
          ) : null}
          {part === 'levels' && level !== undefined ? (
            <>
              <Select
                label={t('instruments.level')}
                options={data.levels.map((one) => ({ id: one.id, text: one[language] || one.id }))}
                chosen={level.id}
                onChoose={chooseLevel}
              />
              <EntryTools list="levels" id={level.id} now={now} onChange={change} onShow={chooseLevel} />
              <LevelsForm data={data} level={level} onChange={change} />
            </>
          ) : null}
          {part === 'phrases' ? <PhrasesForm data={data} onChange={change} /> : null}
          <Button isDisabled={sameJson(data, DELIVERED_INSTRUMENTS)} onPress={reset}>
            <RotateCcw aria-hidden />
            {t('instruments.reset.do')}
          </Button>
        </div>
        <SampleLabels type={type} data={data} shows={part === 'phrases' ? 'phrases' : 'labels'} />
      </div>
    </main>
  );
}

/** What the entry is called in which something is wrong; all else is among the words of all types. */
function placeName(
  [list, index]: readonly (string | number)[],
  data: InstrumentData,
  language: 'km' | 'en',
  phrases: string,
): string {
  const entries: readonly { readonly km: string; readonly en: string }[] =
    list === 'types' ? data.types : list === 'levels' ? data.levels : [];
  const entry = typeof index === 'number' ? entries[index] : undefined;
  return entry === undefined ? phrases : entry[language] || entry.km || entry.en;
}

/** What is on the screen; what another window writes arrives while nothing newer is here. */
function useInstrumentDraft(): {
  readonly data: InstrumentData;
  readonly change: (data: InstrumentData) => void;
  /** Also what was changed since this was drawn. */
  readonly now: () => InstrumentData;
} {
  const bridge = useBridge();
  const [draft] = useState(() =>
    createKeptDraft(instrumentData(), {
      canKeep: (data) => dataProblems(data).length === 0,
      write: (data) => writeInstrumentData(bridge, data),
      onFailure: tellFailure,
    }),
  );
  useEffect(() => onInstrumentData(() => draft.arrive(instrumentData(), draft.value())), [draft]);
  useFlush(() => draft.flush());
  return { data: useSyncExternalStore(draft.subscribe, draft.value), change: draft.change, now: draft.value };
}
