import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { alikeNote, leftNote } from '../../shared/compare/notes.ts';
import { fieldRows } from '../../shared/compare/fields.ts';
import { isChanged, rowsOf } from '../../shared/compare/rows.ts';
import { LANGUAGES, type Language, type Uid } from '../../shared/document/model.ts';
import { assertNever } from '../../shared/errors/result.ts';
import { UNNUMBERED } from '../../shared/html/instrument-block-html.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { ShownAs } from '../editor/trusted-html.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { readNumbers } from '../instrument/read-numbers.ts';
import { readReferences } from '../instrument/read-references.ts';
import { useWholeRegister } from '../register/use-whole-register.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { ComparedFields } from './ComparedFields.tsx';
import { CompareRow, type CompareView } from './CompareRow.tsx';
import { ComparisonTools, type ComparisonToolsProps } from './ComparisonTools.tsx';
import styles from './ComparePage.module.css';

export interface ComparedTextProps {
  /** Null until they are read. */
  readonly before: OpenDocument | null;
  readonly after: OpenDocument | null;
  /** What is shown first; it can be chosen anew. */
  readonly language: Language;
  /** What it is printed and saved of; absent where there is no table of it. */
  readonly paper?: Omit<ComparisonToolsProps, 'shown'>;
}

/** Two states of a document in one language, beside each other or as one text, and the way from change to change. */
export function ComparedText({ before, after, language: first, paper }: ComparedTextProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useInstrumentData();
  const register = useWholeRegister(before?.summary.kind === 'instrument') ?? undefined;
  const [language, setLanguage] = useState(first);
  const [view, setView] = useState<CompareView>('beside');
  const [onlyChanges, setOnlyChanges] = useState(true);
  const scroller = useRef<HTMLDivElement>(null);

  const rows = useMemo(
    () => (before === null || after === null ? null : rowsOf(before, after, language, data, onlyChanges)),
    [before, after, language, data, onlyChanges],
  );
  const shown = useMemo(() => {
    const of = (one: OpenDocument | null): ShownAs =>
      one === null
        ? { numbers: () => UNNUMBERED, reference: ({ seen }) => seen }
        : {
            numbers: readNumbers(one, language, data),
            reference: readReferences(one, language, data, register),
          };
    return { before: of(before), after: of(after) };
  }, [before, after, language, data, register]);
  const fields = useMemo(
    () => (before === null || after === null ? [] : fieldRows(before, after)),
    [before, after],
  );
  const changes = useMemo(
    () => rows?.filter((row) => row.kind === 'unit' && isChanged(row.unit)).length ?? 0,
    [rows],
  );

  const step = useCallback((by: 1 | -1): void => {
    const box = scroller.current;
    if (box === null) return;
    const places = [...box.querySelectorAll<HTMLElement>('[data-change]')];
    const at = places.indexOf(document.activeElement as HTMLElement);
    const next = at < 0 ? places.at(by === 1 ? 0 : -1) : places[at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'center' });
  }, []);

  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'F7') return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [step]);

  const goTo = useCallback((uid: Uid): void => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-of="${uid}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  }, []);

  return (
    <>
      <div className={styles['bar']}>
        <Segments
          label={t('languages.label')}
          options={LANGUAGES.map((id) => ({ id, text: t(`language.own.${id}`), lang: id }))}
          chosen={language}
          onChoose={setLanguage}
        />
        <Segments
          label={t('compare.view')}
          options={(['beside', 'within'] as const).map((id) => ({ id, text: t(`compare.${id}`) }))}
          chosen={view}
          onChoose={setView}
        />
        <Segments
          label={t('compare.amount')}
          options={(['changes', 'all'] as const).map((id) => ({ id, text: t(`compare.${id}`) }))}
          chosen={onlyChanges ? 'changes' : 'all'}
          onChoose={(id) => setOnlyChanges(id === 'changes')}
        />
        <div className={styles['steps']}>
          <output>{rows === null ? '' : t('compare.count', { n: format.number(changes) })}</output>
          <Button aria-label={t('compare.previous')} isDisabled={changes === 0} onPress={() => step(-1)}>
            <ArrowUp aria-hidden />
          </Button>
          <Button aria-label={t('compare.next')} isDisabled={changes === 0} onPress={() => step(1)}>
            <ArrowDown aria-hidden />
          </Button>
          {paper === undefined ? null : <ComparisonTools {...paper} shown={{ language, onlyChanges }} />}
        </div>
      </div>
      <div ref={scroller} className={styles['scroll']}>
        <article className={styles['paper']} aria-label={t('compare.label')}>
          <ComparedFields fields={fields} />
          {rows !== null && changes === 0 ? <p className={styles['none']}>{t('compare.none')}</p> : null}
          {rows?.map((row) => {
            switch (row.kind) {
              case 'unit':
                return (
                  <CompareRow key={row.unit.uid} row={row} language={language} view={view} shown={shown} />
                );
              case 'left':
                return (
                  <p key={`left ${row.uid}`} className={styles['left']}>
                    {leftNote(row, format.language)}
                    <Button look="plain" onPress={() => goTo(row.uid)}>
                      {t('compare.goThere')}
                    </Button>
                  </p>
                );
              case 'alike':
                return (
                  <p key={`alike ${row.units[0]?.uid}`} className={styles['alike']}>
                    {alikeNote(row, format.language)}
                  </p>
                );
              default:
                return assertNever(row);
            }
          })}
        </article>
      </div>
    </>
  );
}
