import { Fragment, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareUnits, type ComparedUnit } from '../../shared/document/compare.ts';
import type { FieldConflict, Side, UnitConflict } from '../../shared/document/conflict.ts';
import type { Rank, Uid, Unit, UnitBody } from '../../shared/document/model.ts';
import { branded } from '../../shared/document/brand.ts';
import { diffWords } from '../../shared/document/word-diff.ts';
import { fieldText } from '../../shared/compare/fields.ts';
import { UNNUMBERED } from '../../shared/html/instrument-block-html.ts';
import type { AskedConflict, MergePoint } from '../../shared/ipc/merging.ts';
import { Frame } from '../compare/Frame.tsx';
import { trustedComparison, type ShownAs } from '../editor/trusted-html.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWho } from './use-who.ts';
import styles from './MergePage.module.css';

export interface VersionsProps {
  readonly asked: AskedConflict;
  readonly points: Readonly<Record<Side, MergePoint>>;
  /** The side that was chosen; null while none is. */
  readonly chosen: Side | null;
}

const COLUMNS: readonly Side[] = ['base', 'ours', 'theirs'];

/** What it was, what I made of it and what they did, beside each other; in one column on a small screen. */
export function Versions({ asked, points, chosen }: VersionsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const { conflict, behind } = asked;
  return (
    <div className={styles['versions']}>
      {COLUMNS.map((side) => (
        <section key={side} className={styles['version']} data-chosen={chosen === side || undefined}>
          <h3 className={styles['whose']}>
            {t(`merge.side.${side}`, { who: whoIs(points[side]) })}
            <small>{format.dateTime(points[side].madeAt)}</small>
          </h3>
          {behind === null ? null : (
            <p className={styles['place']}>
              {behind[side] === '' ? t('merge.placeFirst') : t('merge.place', { name: behind[side] })}
            </p>
          )}
          {conflict.kind === 'field' ? (
            <FieldVersion conflict={conflict} side={side} />
          ) : (
            <UnitVersions conflict={conflict} side={side} />
          )}
        </section>
      ))}
    </div>
  );
}

function FieldVersion({
  conflict,
  side,
}: {
  readonly conflict: FieldConflict;
  readonly side: Side;
}): ReactNode {
  const { t } = useTranslation();
  const value = fieldText(conflict.versions[side]);
  const base = fieldText(conflict.versions.base);
  if (value === '') return <p className={styles['value']}>{t('compare.nothing')}</p>;
  const hunks = side === 'base' || base === '' ? [] : diffWords(base, value);
  return (
    <p className={styles['value']}>
      {hunks.map(({ before, after }, index) => (
        <Fragment key={after.from}>
          {value.slice(hunks[index - 1]?.after.to ?? 0, after.from)}
          <del>{base.slice(before.from, before.to)}</del>
          <ins>{value.slice(after.from, after.to)}</ins>
        </Fragment>
      ))}
      {value.slice(hunks.at(-1)?.after.to ?? 0)}
    </p>
  );
}

/** Numbers are in the name above; by themselves the units have none. */
const AS_IT_STANDS: ShownAs = { numbers: () => UNNUMBERED, reference: ({ seen }) => seen };
const SHOWN = { before: AS_IT_STANDS, after: AS_IT_STANDS };

const unitOf = (uid: Uid, body: UnitBody): Unit => ({
  uid,
  parent: null,
  rank: branded<Rank>('V'),
  ...body,
});

/** What the base says is what the others are compared with; where it says nothing, mine is. */
function comparedWith({ versions }: UnitConflict, side: Side, index: number): UnitBody | null {
  const base = versions.base[index] ?? null;
  if (side === 'base') return base;
  return base ?? (side === 'theirs' ? (versions.ours[index] ?? null) : null);
}

function UnitVersions({
  conflict,
  side,
}: {
  readonly conflict: UnitConflict;
  readonly side: Side;
}): ReactNode {
  const { t } = useTranslation();
  return conflict.units.map((uid, index) => {
    const body = conflict.versions[side][index] ?? null;
    const before = comparedWith(conflict, side, index);
    if (body !== null)
      return <UnitVersion key={uid} conflict={conflict} uid={uid} body={body} before={before} />;
    return before === null ? null : (
      <p key={uid} className={styles['gone']}>
        {t('merge.gone')}
      </p>
    );
  });
}

interface UnitVersionProps {
  readonly conflict: UnitConflict;
  readonly uid: Uid;
  readonly body: UnitBody;
  readonly before: UnitBody | null;
}

function UnitVersion({ conflict, uid, body, before }: UnitVersionProps): ReactNode {
  const html = useMemo(() => {
    const after = unitOf(uid, body);
    const compared = compareUnits([before === null ? after : unitOf(uid, before)], [after]).find(
      (one): one is ComparedUnit => one.kind === 'unit',
    );
    if (compared === undefined) return '';
    const { merged, after: plain } = trustedComparison(compared, SHOWN);
    return compared.change === 'words' ? (merged ?? plain) : plain;
  }, [uid, body, before]);
  return <Frame html={html} language={conflict.language} />;
}
