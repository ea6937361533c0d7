import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sameJson } from '../../../shared/document/same.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
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
import { CommonForm, TypeForm } from './InstrumentForm.tsx';
import { SampleLabels } from './SampleLabels.tsx';
import styles from './InstrumentsPane.module.css';

const PARTS = ['type', 'common'] as const;

/** What the office's instruments are called, how they are divided and numbered, beside the labels that come of it. */
export function InstrumentsPane({ goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { data, change } = useInstrumentDraft();
  const [part, show] = useState<(typeof PARTS)[number]>('type');
  const [typeId, choose] = useState('prakas');
  const main = useEntered<HTMLElement>();
  useEscape(() => goTo('settings'), 'last');
  const type = data.types.find(({ id }) => id === typeId) ?? data.types[0];
  if (type === undefined) throw new Error('the data has no type');
  const [problem] = dataProblems(data);
  const reset = (): void => {
    change(DELIVERED_INSTRUMENTS);
    toast({
      text: t('instruments.reset.done'),
      action: { text: t('undo'), onPress: () => change(data) },
    });
  };
  return (
    <main ref={main} className={`${pane['page']} ${official['page']}`} tabIndex={-1}>
      <header className={official['head']}>
        <h1 className={official['title']}>{t('instruments.title')}</h1>
        <Select
          label={t('instruments.type')}
          options={data.types.map((one) => ({ id: one.id, text: one[language] || one.id }))}
          chosen={type.id}
          onChoose={choose}
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
              : t('instruments.refused', { part: placeName(problem.path, data, language) })}
          </output>
          {part === 'type' ? (
            <TypeForm data={data} type={type} onChange={change} />
          ) : (
            <CommonForm data={data} onChange={change} />
          )}
          <Button isDisabled={sameJson(data, DELIVERED_INSTRUMENTS)} onPress={reset}>
            <RotateCcw aria-hidden />
            {t('instruments.reset.do')}
          </Button>
        </div>
        <SampleLabels type={type} data={data} />
      </div>
    </main>
  );
}

/** What the entry is called in which something is wrong; its id where nothing else is known of it. */
function placeName(
  [list, index]: readonly (string | number)[],
  data: InstrumentData,
  language: 'km' | 'en',
): string {
  const entries: readonly { readonly km: string; readonly en: string }[] =
    list === 'types' ? data.types : list === 'levels' ? data.levels : [];
  const entry = typeof index === 'number' ? entries[index] : undefined;
  return entry === undefined ? String(list) : entry[language] || entry.km || entry.en;
}

/** What is on the screen; what another window writes arrives while nothing newer is here. */
function useInstrumentDraft(): {
  readonly data: InstrumentData;
  readonly change: (data: InstrumentData) => void;
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
  return { data: useSyncExternalStore(draft.subscribe, draft.value), change: draft.change };
}
