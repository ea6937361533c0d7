import {
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Uid } from '../../../shared/document/model.ts';
import { moveBeside, removeUnit } from '../../../shared/instrument/editing/arrange.ts';
import { lowerDivision, raiseDivision } from '../../../shared/instrument/editing/divisions.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { VirtualTree } from '../../ui/VirtualTree.tsx';
import { RenumberingDialog } from '../renumbering/RenumberingDialog.tsx';
import type { NumberingCommand } from '../renumbering/numbering-commands.ts';
import { useRenumbering } from '../renumbering/use-renumbering.ts';
import { startOf } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import { closedRows, keepClosed } from './closed-rows.ts';
import { OutlineFoot } from './OutlineFoot.tsx';
import { OutlineTools } from './OutlineTools.tsx';
import { firstWords, holdersOf, outlineRows, rowOf, type OutlineRow } from './rows.ts';
import { moveByStep } from './steps.ts';
import styles from './InstrumentOutline.module.css';

/** One line of Khmer. */
const ROW_HEIGHT = 36;

const NOTHING_HELD = { under: null, id: null };

export type InstrumentOutlineProps = Pick<PanelProps, 'shown' | 'onLanguage'> & {
  readonly instrument: InstrumentWork;
};

/**
 * The divisions, provisions and annexes of an instrument. Enter or a click goes to one; Alt with the arrows moves it among
 * the places where it may stand, or to another level; so does a drag.
 */
export function InstrumentOutline({ instrument, shown, onLanguage }: InstrumentOutlineProps): ReactNode {
  const { t } = useTranslation();
  const { draft, drafting, numbers } = instrument;
  const { whereabouts } = draft.text;
  const caret = useSyncExternalStore(whereabouts.onCaret, whereabouts.caret);
  const language: Language = shown === 'both' ? (caret?.language ?? 'km') : shown;
  const [closed, setClosed] = useState(() => closedRows(draft));
  useEffect(() => keepClosed(draft, closed), [draft, closed]);
  const rows = useMemo(
    () => outlineRows(drafting, numbers, language, closed),
    [drafting, numbers, language, closed],
  );
  const { km } = drafting.text;
  const current = useMemo(
    () => (caret === null ? null : rowOf(km, caret.uid, new Set(rows.map(({ id }) => id)))),
    [km, caret, rows],
  );
  // Where the caret goes, the keys go with it.
  const [held, hold] = useState<{ readonly under: typeof caret; readonly id: Uid | null }>(NOTHING_HELD);
  const active = held.under === caret ? held.id : null;
  const setActive = (id: Uid | null): void => hold({ under: caret, id });
  const [isMenuOpen, setMenuOpen] = useState(false);
  const renumbering = useRenumbering(instrument);
  const { perform } = renumbering;
  const row = rows.find(({ id }) => id === (active ?? current)) ?? rows[0] ?? null;

  const goTo = ({ id }: OutlineRow): void => whereabouts.goTo(startOf(drafting, id, language));
  const fold = (ids: readonly Uid[], isOpen: boolean): void =>
    setClosed((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (isOpen) next.delete(id);
        else next.add(id);
      }
      return next;
    });
  /** A unit that moved into a closed row is shown there. */
  const move = (uid: Uid, command: NumberingCommand): void => {
    setActive(uid);
    perform(command, (changes) => {
      const parent = changes.find((change) => change.language === 'km' && change.uid === uid)?.after?.parent;
      if (parent !== undefined && parent !== null) fold([parent, ...holdersOf(km, parent)], true);
    });
  };
  const act = (uid: Uid, key: string): boolean => {
    switch (key) {
      case 'ArrowUp':
        move(uid, (now) => moveByStep(now, uid, -1));
        return true;
      case 'ArrowDown':
        move(uid, (now) => moveByStep(now, uid, 1));
        return true;
      case 'ArrowLeft':
        move(uid, (now) => raiseDivision(now, uid));
        return true;
      case 'ArrowRight':
        move(uid, (now) => lowerDivision(now, uid));
        return true;
      default:
        return false;
    }
  };
  const remove = (uid: Uid, extent: 'whole' | 'alone'): void => {
    const index = rows.findIndex(({ id }) => id === uid);
    setActive((rows[index + 1] ?? rows[index - 1])?.id ?? null);
    perform((now) => removeUnit(now, uid, extent));
  };
  const onKey = (event: KeyboardEvent, { id }: OutlineRow): boolean => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) return act(id, event.key);
    if (event.key === 'Delete') remove(id, 'alone');
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) setMenuOpen(true);
    else return false;
    return true;
  };

  return (
    <>
      <OutlineTools
        instrument={instrument}
        row={row}
        renumbering={renumbering}
        isMenuOpen={isMenuOpen}
        onMenu={setMenuOpen}
        onStep={(key) => row !== null && act(row.id, key)}
        onRemove={(extent) => row !== null && remove(row.id, extent)}
        onLanguage={onLanguage}
        onFoldAll={(isOpen) =>
          isOpen
            ? setClosed(new Set())
            : fold(
                rows.flatMap(({ id, isOpen: open }) => (open === null ? [] : [id])),
                false,
              )
        }
      />
      <VirtualTree
        label={t('inspector.outline')}
        rows={rows}
        rowHeight={ROW_HEIGHT}
        current={current}
        active={active}
        onActive={setActive}
        onChoose={goTo}
        onFold={({ id }, isOpen) => fold([id], isOpen)}
        onKey={onKey}
        onMenu={() => setMenuOpen(true)}
        dropping={{
          canDrop: (uid, side, on) => moveBeside(drafting, uid, side, on).length > 0,
          onDrop: (uid, side, on) => move(uid, (now) => moveBeside(now, uid, side, on)),
        }}
        empty={<p className={styles['empty']}>{t('instrument.outline.empty')}</p>}
      >
        {(one) => {
          const words = firstWords(drafting, one.id, language);
          const label = one.label();
          return (
            <span
              className={styles['row']}
              data-type={one.type}
              lang={language}
              title={`${label} ${words}`.trim()}
            >
              <b>{label}</b> {words}
            </span>
          );
        }}
      </VirtualTree>
      <OutlineFoot renumbering={renumbering} onUndo={draft.undo} />
      {renumbering.asked === null ? null : (
        <RenumberingDialog
          numbering={renumbering.asked.numbering}
          asking={{
            onDo: renumbering.asked.onDo,
            isAlways: renumbering.isAlways,
            onAlways: renumbering.setAlways,
          }}
          onClose={renumbering.dismiss}
        />
      )}
    </>
  );
}
