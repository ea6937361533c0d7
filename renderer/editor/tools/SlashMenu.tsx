import {
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
} from 'lexical';
import { useEffect, useEffectEvent, useId, useState, type ReactNode } from 'react';
import { Keys } from '../../ui/Keys.tsx';
import { isMeant } from './insertions.ts';
import type { Offer } from './offers.ts';
import type { KeyActions } from '../typing/keys.ts';
import type { EditorLabels } from '../labels.ts';
import type { OpenText } from '../open-texts.ts';
import { $removeSlash, slashFollowed, slashTyped, type SlashPlace } from './slash.ts';
import styles from './menus.module.css';

export interface SlashMenuProps {
  readonly text: OpenText;
  readonly labels: EditorLabels;
  readonly offers: readonly Offer[];
  readonly actions: KeyActions;
}

/** Room that the list takes at most, in CSS pixels. */
const HEIGHT = 300;

/** Below the caret, or above it where there is no room. */
function placeAtCaret(): { readonly left: number; readonly top?: number; readonly bottom?: number } {
  const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
  if (caret === undefined) return { left: 0, top: 0 };
  return caret.bottom + HEIGHT < innerHeight
    ? { left: caret.left, top: caret.bottom + 4 }
    : { left: caret.left, bottom: innerHeight - caret.top + 4 };
}

/** What can be put in where a slash was typed: it narrows as one types on, in either language. */
export function SlashMenu({ text, labels, offers, actions }: SlashMenuProps): ReactNode {
  const id = useId();
  const [open, setOpen] = useState<(SlashPlace & { readonly style: object }) | null>(null);
  const [active, setActive] = useState(0);
  const matches = open === null ? [] : offers.filter((offer) => isMeant(open.query, offer.text, offer.words));
  const chosen = matches[Math.min(active, matches.length - 1)];

  const close = (): void => setOpen(null);
  const choose = (insertion: Offer | undefined): void => {
    if (open === null || insertion === undefined) return;
    text.editor.update(() => $removeSlash(open), { discrete: true });
    close();
    insertion.run(text.editor, actions);
  };

  const follow = useEffectEvent((payload: Parameters<typeof slashTyped>[1]) => {
    if (open === null) {
      const typed = slashTyped(text.editor, payload);
      if (typed === null) return;
      setActive(0);
      setOpen({ ...typed, style: placeAtCaret() });
      return;
    }
    const next = slashFollowed(text.editor, open);
    const isWanted = next !== null && offers.some((offer) => isMeant(next.query, offer.text, offer.words));
    if (!isWanted) close();
    else if (next.query !== open.query) {
      setActive(0);
      setOpen({ ...next, style: open.style });
    }
  });
  const press = useEffectEvent((event: KeyboardEvent | null, act: () => void): boolean => {
    if (open === null || chosen === undefined) return false;
    event?.preventDefault();
    // Not within the command: what is chosen is an update of its own.
    queueMicrotask(act);
    return true;
  });
  const step = useEffectEvent((by: number) =>
    setActive((Math.min(active, matches.length - 1) + by + matches.length) % matches.length),
  );
  const take = useEffectEvent(() => choose(chosen));
  const leave = useEffectEvent(close);

  useEffect(() => {
    const { editor } = text;
    const key = [
      [KEY_ARROW_DOWN_COMMAND, () => step(1)],
      [KEY_ARROW_UP_COMMAND, () => step(-1)],
      [KEY_TAB_COMMAND, () => take()],
      [KEY_ESCAPE_COMMAND, () => leave()],
    ] as const;
    const blur = (): void => leave();
    text.root.addEventListener('blur', blur);
    const unregister = mergeRegister(
      editor.registerUpdateListener((payload) => follow(payload)),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => press(event, () => take()),
        COMMAND_PRIORITY_CRITICAL,
      ),
      ...key.map(([command, act]) =>
        editor.registerCommand(command, (event) => press(event, act), COMMAND_PRIORITY_CRITICAL),
      ),
    );
    return () => {
      text.root.removeEventListener('blur', blur);
      unregister();
    };
  }, [text]);

  // The focus stays in the text: it says which line of the list is meant.
  const described = chosen === undefined ? null : `${id}-${chosen.id}`;
  useEffect(() => {
    if (described === null) return undefined;
    text.root.setAttribute('aria-controls', id);
    text.root.setAttribute('aria-activedescendant', described);
    return () => {
      text.root.removeAttribute('aria-controls');
      text.root.removeAttribute('aria-activedescendant');
    };
  }, [described, id, text]);

  if (open === null || chosen === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus out of the text
    <div id={id} role="listbox" aria-label={labels.insert} className={styles['slash']} style={open.style}>
      {matches.map((insertion) => (
        <div
          key={insertion.id}
          id={`${id}-${insertion.id}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as for its list
          role="option"
          tabIndex={-1}
          aria-selected={insertion === chosen}
          className={styles['option']}
          ref={insertion === chosen ? (line) => line?.scrollIntoView({ block: 'nearest' }) : null}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(insertion);
          }}
        >
          <insertion.icon aria-hidden />
          <span>{insertion.text}</span>
          {insertion.keys === undefined ? null : <Keys keys={insertion.keys} />}
        </div>
      ))}
    </div>
  );
}
