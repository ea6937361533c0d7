import { ArrowDown, ArrowUp, CopyPlus, GripVertical, Trash2, type LucideIcon } from 'lucide-react';
import {
  $addUpdateTag,
  $getNodeByKey,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
  type LexicalNode,
} from 'lexical';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Uid } from '../../../shared/document/model.ts';
import type { Whereabouts } from '../../drafting/whereabouts.ts';
import { Hint } from '../../ui/Hint.tsx';
import { Menu, type MenuGroup, type MenuItem } from '../../ui/Menu.tsx';
import { $collapseToStart, $duplicateBlock, $moveBlock, $reachBlock, $selectLines } from './block-actions.ts';
import { followDrag, type DropPlace } from './block-drag.ts';
import { $removeBlock } from './block-places.ts';
import { $kindOf, type BlockKind } from '../commands.ts';
import { blockElement } from '../dom-places.ts';
import { INSERTIONS, type Insertion } from '../tools/insertions.ts';
import type { EditorLabels } from '../labels.ts';
import { $moveBefore } from './move.ts';
import { $isLockedBlock } from '../nodes.ts';
import type { OpenText } from '../open-texts.ts';
import { OWN_STEP_TAG } from '../typing/typed.ts';
import { useBlockInReach } from './use-block-in-reach.ts';
import styles from '../tools/menus.module.css';

/** What a line or a list can become. */
const KINDS: readonly string[] = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'quote',
  'bulletList',
  'numberedList',
] satisfies readonly BlockKind[];
const TURNS = INSERTIONS.filter(({ id }) => KINDS.includes(id));

/** What the menu has to know of its block. */
interface Standing {
  readonly kind: BlockKind | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isLocked: boolean;
}

export interface BlockHandleProps {
  readonly whereabouts: Whereabouts;
  readonly text: OpenText;
  readonly labels: EditorLabels;
}

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** The button at the margin of the block under the pointer or the caret: dragged, it moves it; pressed, it opens its menu. */
export function BlockHandle({ whereabouts, text, labels }: BlockHandleProps): ReactNode {
  const { editor, binding } = text;
  const texts = labels.block;
  const [isOpen, setOpen] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const [drop, setDrop] = useState<DropPlace | null>(null);
  const stopDrag = useRef<() => void>(() => undefined);
  const isHeld = isOpen || isPressed;
  const { block, reachCaret } = useBlockInReach(whereabouts, text, isHeld);
  const uid = block?.uid ?? null;

  // A colleague, or undo, took the block away under its menu.
  if (isOpen && block === null) setOpen(false);

  /** The block, where it is still there. Within a read or an update. */
  const $blockOf = (wanted: Uid): LexicalNode | null => {
    const key = binding.blocks.keyOf(wanted);
    return key === undefined ? null : $getNodeByKey(key);
  };
  const change = ($run: (node: LexicalNode) => void): void => {
    editor.update(() => {
      const node = uid === null ? null : $blockOf(uid);
      if (node === null) return;
      $addUpdateTag(OWN_STEP_TAG);
      $run(node);
    });
    editor.focus();
  };

  const open = (opens: boolean): void => {
    setOpen(opens);
    if (!opens) text.root.focus({ preventScroll: true });
  };

  const press = (): void => {
    // The menu opens when the button is let go: until then the press may become a drag.
    setOpen(false);
    setPressed(true);
    stopDrag.current = followDrag({
      text,
      onOver: setDrop,
      onEnd(outcome) {
        setPressed(false);
        setDrop(null);
        if (outcome === 'press') setOpen(true);
        else if (outcome !== null) {
          const { follower } = outcome;
          change((node) => {
            $reachBlock(node);
            $moveBefore(node, follower === null ? null : $blockOf(follower));
          });
        }
      },
    });
  };
  useEffect(() => () => stopDrag.current(), []);

  const askByKey = useEffectEvent((event: KeyboardEvent): boolean => {
    if (!isMenuKey(event) || !reachCaret()) return false;
    event.preventDefault();
    setOpen(true);
    return true;
  });
  useEffect(
    () => editor.registerCommand(KEY_DOWN_COMMAND, (event) => askByKey(event), COMMAND_PRIORITY_CRITICAL),
    [editor],
  );

  useEffect(() => {
    const element = isHeld && uid !== null ? blockElement(text, uid) : null;
    element?.setAttribute('data-held', '');
    return () => element?.removeAttribute('data-held');
  }, [isHeld, text, uid]);

  const standing =
    isOpen && uid !== null
      ? editor.read((): Standing | null => {
          const node = $blockOf(uid);
          if (node === null) return null;
          return {
            kind: $kindOf(node),
            isFirst: node.getPreviousSibling() === null,
            isLast: node.getNextSibling() === null,
            isLocked: $isLockedBlock(node),
          };
        })
      : null;

  const turnInto = (insertion: Insertion): void => {
    if (insertion.id === standing?.kind) return;
    editor.update(
      () => {
        const node = uid === null ? null : $blockOf(uid);
        if (node !== null) $selectLines(node);
      },
      { discrete: true },
    );
    insertion.run(editor, text.actions);
    if (standing?.kind === 'bulletList' || standing?.kind === 'numberedList') editor.update($collapseToStart);
  };
  const item = (
    id: 'moveUp' | 'moveDown' | 'duplicate' | 'remove',
    icon: LucideIcon,
    $run: (node: LexicalNode) => void,
    keys?: string,
  ): MenuItem => ({ id, text: texts[id], icon, keys, onChoose: () => change($run) });
  const groups: readonly MenuGroup[] =
    standing === null
      ? []
      : [
          {
            id: 'block',
            title: texts.menu,
            items: [
              ...(standing.isFirst
                ? []
                : [item('moveUp', ArrowUp, (node) => $moveBlock(node, 'up'), 'Alt+Shift+↑')]),
              ...(standing.isLast
                ? []
                : [item('moveDown', ArrowDown, (node) => $moveBlock(node, 'down'), 'Alt+Shift+↓')]),
              ...(standing.isLocked ? [] : [item('duplicate', CopyPlus, $duplicateBlock)]),
              item('remove', Trash2, $removeBlock),
            ],
          },
          ...(standing.kind === null
            ? []
            : [
                {
                  id: 'turnInto',
                  title: texts.turnInto,
                  chosen: standing.kind,
                  items: TURNS.map((insertion): MenuItem => ({
                    id: insertion.id,
                    text: labels.insertions[insertion.id],
                    icon: insertion.icon,
                    keys: insertion.keys,
                    onChoose: () => turnInto(insertion),
                  })),
                },
              ]),
        ];

  if (block === null) return null;
  return (
    <>
      {drop === null ? null : (
        <div className={styles['drop']} data-drop style={{ insetBlockStart: drop.top }} />
      )}
      <div
        className={styles['handle']}
        data-dragging={drop === null ? undefined : ''}
        style={{ insetBlockStart: block.top }}
      >
        <Menu placement="bottom start" label={texts.menu} isOpen={isOpen} onOpen={open} groups={groups}>
          <Hint text={texts.handle} keys="Shift+F10">
            <Button
              aria-label={texts.handle}
              className={styles['grip'] ?? ''}
              preventFocusOnPress
              excludeFromTabOrder
              onPressStart={({ pointerType }) => {
                if (pointerType === 'mouse' || pointerType === 'pen') press();
              }}
            >
              <GripVertical aria-hidden />
            </Button>
          </Hint>
        </Menu>
      </div>
    </>
  );
}
