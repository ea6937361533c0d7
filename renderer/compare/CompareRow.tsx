import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import { unitNote } from '../../shared/compare/notes.ts';
import { isChanged, type UnitRow } from '../../shared/compare/rows.ts';
import { trustedComparison, type ShownAs, type TrustedComparison } from '../editor/trusted-html.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Frame } from './Frame.tsx';
import styles from './ComparePage.module.css';

/** `beside`: what was on the left, what is on the right. `within`: one text with both. */
export type CompareView = 'beside' | 'within';

export interface CompareRowProps {
  readonly row: UnitRow;
  readonly language: Language;
  readonly view: CompareView;
  /** What numbers and references said, and what they say. */
  readonly shown: Readonly<Record<'before' | 'after', ShownAs>>;
}

/** One unit in both states. What happened to it is said in words, not by colour alone. */
export function CompareRow({ row, language, view, shown }: CompareRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { unit, asides } = row;
  const html = useMemo(() => trustedComparison(unit, shown), [unit, shown]);
  const isAlike = unit.change === 'same';
  const frames = framesOf(html, isAlike, view);
  return (
    <div
      className={styles['row']}
      data-change={isChanged(unit) ? (isAlike ? 'moved' : unit.change) : undefined}
      data-of={unit.uid}
      data-view={view}
      tabIndex={-1}
    >
      <p className={styles['happened']}>{unitNote(row, format.language)}</p>
      {frames.map(({ id, markup }) => (
        <Frame key={id} html={markup} language={language} />
      ))}
      {asides.map(({ id, kind, before, after }) => (
        <p key={id} className={styles['aside']}>
          {t(`compare.aside.${kind}`)} <del lang={language}>{before || t('compare.nothing')}</del>{' '}
          <ins lang={language}>{after || t('compare.nothing')}</ins>
        </p>
      ))}
    </div>
  );
}

/** The frames of a row, in order. Markup is never put together here: only the policy may make it. */
function framesOf(
  { before, after, merged }: TrustedComparison,
  isAlike: boolean,
  view: CompareView,
): readonly { readonly id: string; readonly markup: TrustedComparison['before'] }[] {
  const was = { id: 'before', markup: before };
  const is = { id: 'after', markup: after };
  if (view === 'beside') return [was, is];
  if (isAlike) return [is];
  return merged === null ? [was, is] : [{ id: 'merged', markup: merged }];
}
