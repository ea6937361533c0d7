/** All keys in one list: those of the menus and those that only the text knows. */
import { INSERTIONS, type InsertionId } from '../editor/tools/insertions.ts';
import { WINDOW_KEYS } from '../../shared/ipc/shortcuts.ts';
import { COMMANDS, type Command } from '../../shared/ipc/types.ts';
import { asRead, keysOfCommand } from '../shell/shortcuts.ts';

export const MAP_GROUPS = ['document', 'text', 'find', 'view', 'help', 'window'] as const;
export type MapGroup = (typeof MAP_GROUPS)[number];

export type MapEntry = {
  readonly group: MapGroup;
  readonly keys: string;
} & (
  | { readonly command: Command }
  /** Key of a text of the interface. */
  | { readonly title: (typeof TEXT_KEYS)[number]['title'] }
  | { readonly insertion: InsertionId }
  | { readonly menu: keyof typeof WINDOW_KEYS }
);

/** Keys of the editor and of the outline of an instrument, which no menu has: they hear them themselves. */
const TEXT_KEYS = [
  { title: 'editor.bold', keys: 'CmdOrCtrl+B' },
  { title: 'editor.italic', keys: 'CmdOrCtrl+I' },
  { title: 'editor.underline', keys: 'CmdOrCtrl+U' },
  { title: 'editor.link', keys: 'CmdOrCtrl+Shift+K' },
  { title: 'editor.indent', keys: 'Tab' },
  { title: 'editor.outdent', keys: 'Shift+Tab' },
  { title: 'keymap.moveUp', keys: 'Alt+Shift+Up' },
  { title: 'keymap.moveDown', keys: 'Alt+Shift+Down' },
  { title: 'keymap.blockMenu', keys: 'Shift+F10' },
  { title: 'keymap.insert', keys: '/' },
  { title: 'keymap.lineBreak', keys: 'Shift+Enter' },
  { title: 'keymap.toStart', keys: 'CmdOrCtrl+Home' },
  { title: 'keymap.toEnd', keys: 'CmdOrCtrl+End' },
  { title: 'keymap.outlineUp', keys: 'Alt+Up' },
  { title: 'keymap.outlineDown', keys: 'Alt+Down' },
  { title: 'keymap.outlineHigher', keys: 'Alt+Left' },
  { title: 'keymap.outlineLower', keys: 'Alt+Right' },
] as const;

const WINDOW = ['newWindow', 'close', 'fullScreen', 'quit'] as const;

const groupOf = (command: Command): MapGroup => {
  const prefix = command.slice(0, command.indexOf('.'));
  if (prefix === 'edit') return 'text';
  if (prefix === 'desk') return 'window';
  return MAP_GROUPS.find((group) => group === prefix) ?? 'text';
};

export const KEYBOARD_MAP: readonly MapEntry[] = [
  ...COMMANDS.flatMap((command): readonly MapEntry[] => {
    const keys = keysOfCommand(command);
    return keys === null ? [] : [{ group: groupOf(command), keys, command }];
  }),
  ...INSERTIONS.flatMap(({ id, keys }): readonly MapEntry[] =>
    keys === undefined ? [] : [{ group: 'text', keys: asRead(keys), insertion: id }],
  ),
  ...TEXT_KEYS.map(({ title, keys }): MapEntry => ({ group: 'text', keys: asRead(keys), title })),
  { group: 'text', keys: asRead(WINDOW_KEYS.pastePlain), menu: 'pastePlain' },
  ...WINDOW.map((menu): MapEntry => ({ group: 'window', keys: asRead(WINDOW_KEYS[menu]), menu })),
];
