import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { FilePlus2, FileDown, GitCompareArrows, Printer, TriangleAlert } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, type Uid } from '../../../shared/document/model.ts';
import { contentAs } from '../../../shared/instrument/editing/drafting.ts';
import { withShownReferences } from '../../../shared/instrument/references/shown-references.ts';
import type { TextAsOf } from '../../../shared/ipc/amending.ts';
import { useBridge, useCommand } from '../../bridge.ts';
import { editorLabels } from '../../desk/editor-labels.ts';
import page from '../../desk/DocumentPage.module.css';
import { titleOf } from '../../desk/summaries.ts';
import titles from '../../desk/TitleFields.module.css';
import { paintToRead } from '../../editor/binding/static-view.ts';
import text from '../../editor/editor.module.css';
import instrument from '../../editor/instrument/instrument.module.css';
import { tellFailure } from '../../failures.ts';
import { i18n } from '../../i18n/i18n.ts';
import { formatFor } from '../../i18n/time.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWholeRegister } from '../../register/use-whole-register.ts';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/Toasts.tsx';
import { useInstrumentData } from '../office-instruments.ts';
import { readNumbers } from '../read-numbers.ts';
import { readReferences } from '../read-references.ts';
import type { AsOfPageProps } from './AsOfPage.tsx';
import { goneBehind, type Taken } from './gone-behind.ts';
import { useTextAsOf } from './use-text-as-of.ts';
import styles from './AsOf.module.css';

interface AsOfTextProps extends AsOfPageProps {
  /** YYYY-MM-DD; empty while no whole day is typed. */
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** Compares this day with the one that is read. */
  readonly onCompare: (from: string) => void;
}

const DAY_MS = 86_400_000;

/** The last day of the text as it was made; null where nothing amends it. */
function originalDay({ acts }: TextAsOf): string | null {
  const [first] = acts.flatMap(({ inForce }) => inForce ?? []);
  if (first === undefined) return null;
  return new Date(Date.parse(`${first}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** The text of an instrument on a day: read only, numbered as it was, what was amended marked with what amended it. */
export function AsOfText(props: AsOfTextProps): ReactNode {
  const { documentId, language, desk, day, onDay, onCompare, onBack } = props;
  const { t } = useTranslation();
  const bridge = useBridge();
  const format = useFormat();
  const read = useTextAsOf(documentId, day, desk.flush);

  const keep = async (): Promise<void> => {
    if (read === null) return;
    const { title } = read.document.summary;
    const titleIn = (own: Language): string => {
      const own_t = i18n.getFixedT(own);
      const words = { title: title[own], day: formatFor(own, own_t).day(day) };
      return title[own] === '' ? '' : own_t('instrument.asOf.keptTitle', words);
    };
    const kept = await bridge.call['amending.keep']({
      documentId,
      day,
      title: { km: titleIn('km'), en: titleIn('en') },
    });
    if (!kept.ok) return tellFailure(kept.error);
    await desk.open(kept.value.summary.id);
    toast({ text: t('instrument.asOf.kept') });
  };
  const isDay = day !== '';
  const parts = read === null ? 0 : read.amended.length + (read.titleBy === null ? 0 : 1);
  const print = (): void => {
    if (isDay) void desk.print(documentId, language, day);
  };
  const pdf = (): void => {
    if (isDay) void desk.pdf(documentId, language, day);
  };
  const keepFirst = (): void => {
    const action = { text: t('instrument.asOf.keep'), onPress: () => void keep() };
    toast({ text: t('instrument.asOf.keepFirst'), ...(isDay ? { action } : {}) });
  };
  useCommand('document.print', print);
  useCommand('document.pdf', pdf);
  useCommand('document.docx', keepFirst);
  useCommand('document.html', keepFirst);
  useCommand('document.txt', keepFirst);
  useCommand('document.akn', keepFirst);
  useCommand('document.json', keepFirst);

  return (
    <>
      <div className={styles['bar']}>
        <DayField label={t('instrument.asOf.day')} value={day} onChange={onDay} entered />
        {read === null ? null : <Acts read={read} day={day} onDay={onDay} />}
        <div className={styles['ways']}>
          <Button onPress={onBack}>{t('instrument.asOf.back')}</Button>
          <Button
            isDisabled={read === null || !isDay}
            onPress={() => onCompare(read === null ? day : (originalDay(read) ?? day))}
          >
            <GitCompareArrows aria-hidden />
            {t('instrument.asOf.compare')}
          </Button>
          <Hint text={t('instrument.asOf.print')}>
            <Button aria-label={t('instrument.asOf.print')} isDisabled={!isDay} onPress={print}>
              <Printer aria-hidden />
            </Button>
          </Hint>
          <Hint text={t('instrument.asOf.pdf')}>
            <Button aria-label={t('instrument.asOf.pdf')} isDisabled={!isDay} onPress={pdf}>
              <FileDown aria-hidden />
            </Button>
          </Hint>
          <Button look="strong" isDisabled={read === null || !isDay} onPress={() => void keep()}>
            <FilePlus2 aria-hidden />
            {t('instrument.asOf.keep')}
          </Button>
        </div>
      </div>
      <div className={styles['state']}>
        <output>
          {!isDay
            ? t('instrument.asOf.noDay')
            : read === null
              ? ''
              : parts === 0
                ? t('instrument.asOf.none')
                : t('instrument.asOf.count', { n: format.number(parts) })}
        </output>
        {read?.isChangedSince === true ? (
          <p className={styles['warn']}>
            <TriangleAlert aria-hidden />
            {t('instrument.asOf.changed')}
          </p>
        ) : null}
      </div>
      {read === null ? null : (
        <div className={page['scroll']}>
          <article className={page['paper']} data-shown={desk.shown} aria-label={t('instrument.asOf.label')}>
            <div className={text['texts']}>
              {LANGUAGES.filter((own) => desk.shown === 'both' || own === desk.shown).map((own) => (
                <section key={own} lang={own}>
                  <TitleMark read={read} />
                  <h1 className={titles[own]}>{read.document.summary.title[own]}</h1>
                  <MarkedText language={own} read={read} />
                </section>
              ))}
            </div>
          </article>
        </div>
      )}
    </>
  );
}

/** The days on which the text becomes another one. */
function Acts({
  read,
  day,
  onDay,
}: { readonly read: TextAsOf } & Pick<AsOfTextProps, 'day' | 'onDay'>): ReactNode {
  const { t } = useTranslation();
  const { language, day: dayText } = useFormat();
  const days = read.acts.flatMap(({ inForce, title }) =>
    inForce === null
      ? []
      : [
          {
            id: inForce,
            text: t('instrument.asOf.act', {
              day: dayText(inForce),
              name: titleOf(title, language)?.text ?? t('instrument.amending.untitled'),
            }),
          },
        ],
  );
  const original = originalDay(read);
  if (original === null) return null;
  const options = [{ id: original, text: t('instrument.asOf.original') }, ...days];
  const chosen = options.findLast(({ id }) => id <= day)?.id ?? original;
  return (
    <div className={styles['acts']}>
      <Select
        label={t('instrument.asOf.acts')}
        labelHidden
        options={options}
        chosen={chosen}
        onChoose={onDay}
      />
    </div>
  );
}

function MarkedText({ language, read }: { readonly language: Language; readonly read: TextAsOf }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useInstrumentData();
  const register = useWholeRegister(true);
  const labels = useMemo(() => editorLabels(t, format), [t, format]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current === null) return;
    const { document, amended } = read;
    const shown = readReferences(document, language, data, register ?? undefined);
    const units = document.units[language].map((unit) => withShownReferences(unit, shown));
    paintToRead(root.current, units, language, labels, readNumbers(document, language, data));
    const isRepealed = new Set(
      units.flatMap((unit) => (contentAs(unit, 'provision')?.repealed === true ? [unit.uid] : [])),
    );
    const said = new Map<Uid, string>(
      amended.map(({ uid, by, kind }) => {
        const done = kind === 'replaced' && isRepealed.has(uid) ? 'repealed' : kind;
        return [uid, t(`instrument.asOf.by.${done}`, { name: nameOfAct(read, by, format.language, t) })];
      }),
    );
    const gone = goneBehind(read, new Set(units.map(({ uid }) => uid)));
    const saidGone = ({ by, units: taken }: Taken): string =>
      t('instrument.asOf.gone', {
        units: taken.map(({ name }) => name[format.language]).join(data.amending.comma[format.language]),
        name: nameOfAct(read, by, format.language, t),
      });
    const blocks = [...root.current.children];
    for (const [index, block] of blocks.entries()) {
      const uid = units[index]?.uid;
      if (uid === undefined) continue;
      const words = said.get(uid);
      if (words !== undefined) block.before(markOf(words, format.language));
      for (const taken of (gone.get(uid) ?? []).toReversed())
        block.after(markOf(saidGone(taken), format.language));
    }
    root.current.prepend(...(gone.get(null) ?? []).map((taken) => markOf(saidGone(taken), format.language)));
  }, [read, language, labels, data, register, format, t]);
  return <div ref={root} lang={language} className={`${text['text']} ${instrument['instrument']}`} />;
}

/** What named the instrument as it is called on the day. */
function TitleMark({ read }: { readonly read: TextAsOf }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (read.titleBy === null) return null;
  const name = nameOfAct(read, read.titleBy, language, t);
  return (
    <p lang={language} className={styles['mark']}>
      {t('instrument.asOf.by.replaced', { name })}
    </p>
  );
}

function nameOfAct({ acts }: TextAsOf, by: string, language: Language, t: TFunction): string {
  const act = acts.find(({ id }) => id === by);
  return (act && titleOf(act.title, language)?.text) ?? t('instrument.amending.untitled');
}

/** A line over a block that was amended, or where something stood. */
function markOf(words: string, language: Language): HTMLElement {
  const mark = document.createElement('p');
  mark.lang = language;
  mark.className = styles['mark'] ?? '';
  mark.textContent = words;
  return mark;
}
