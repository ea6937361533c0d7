// The application menu. What concerns a document is a command to the page; the rest is the system's own role.
import { Menu, type BaseWindow, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/document/model.ts';
import { SHORTCUTS, WINDOW_KEYS } from '../../shared/ipc/shortcuts.ts';
import type { Command } from '../../shared/ipc/types.ts';
import { COMMAND_TITLES, textsOf, type TextKey } from './texts.ts';

export interface MenuActions {
  command(window: BrowserWindow, command: Command): void;
  newWindow(): void;
  isDesk(window: BaseWindow | undefined): window is BrowserWindow;
}

type Entry =
  | Command
  | {
      readonly role: NonNullable<MenuItemConstructorOptions['role']>;
      readonly text: TextKey;
      readonly accelerator?: string;
    }
  | 'newWindow'
  | '-';

// Undo and redo are ours, over both languages and the structure, so they are commands and not roles.
const MENUS: readonly (readonly [TextKey, readonly Entry[]])[] = [
  [
    'file',
    [
      'document.new',
      'document.newFrom',
      'document.openFile',
      'newWindow',
      '-',
      'document.save',
      'document.print',
      'document.pdf',
      'document.docx',
      'document.html',
      'document.txt',
      'document.akn',
      'document.json',
      '-',
      'profile.switch',
      'desk.lock',
      { role: 'close', text: 'close', accelerator: WINDOW_KEYS.close },
      { role: 'quit', text: 'quit', accelerator: WINDOW_KEYS.quit },
    ],
  ],
  [
    'edit',
    [
      'edit.undo',
      'edit.redo',
      '-',
      { role: 'cut', text: 'cut' },
      { role: 'copy', text: 'copy' },
      { role: 'paste', text: 'paste' },
      { role: 'pasteAndMatchStyle', text: 'pastePlain', accelerator: WINDOW_KEYS.pastePlain },
      { role: 'selectAll', text: 'selectAll' },
      '-',
      'find.open',
      'find.replace',
      'find.next',
      'find.previous',
      '-',
      'edit.digits',
      'proof.next',
      '-',
      'comment.add',
      '-',
      'translation.settle',
      'translation.next',
      '-',
      'instrument.reference',
      'instrument.accept',
      'instrument.term',
      'instrument.visas',
      '-',
      'instrument.amend',
      'instrument.repeal',
      'instrument.generate',
      'instrument.asOf',
      '-',
      'view.search',
      'view.register',
    ],
  ],
  [
    'view',
    [
      'view.khmer',
      'view.english',
      'view.both',
      '-',
      'view.preview',
      'view.history',
      'view.inspector',
      'view.focus',
      'view.marks',
      '-',
      'view.zoomIn',
      'view.zoomOut',
      'view.zoomReset',
      '-',
      'view.language',
      'view.theme',
      'view.settings',
      '-',
      'view.palette',
      '-',
      { role: 'togglefullscreen', text: 'fullScreen', accelerator: WINDOW_KEYS.fullScreen },
    ],
  ],
  ['help', ['help.page', 'help.here', 'help.keys']],
];

export function setMenu(language: Language, actions: MenuActions): void {
  const texts = textsOf(language);
  const titles = COMMAND_TITLES[language];
  const item = (entry: Entry): MenuItemConstructorOptions => {
    if (entry === '-') return { type: 'separator' };
    if (entry === 'newWindow') {
      return { label: texts.newWindow, accelerator: WINDOW_KEYS.newWindow, click: () => actions.newWindow() };
    }
    if (typeof entry === 'object') {
      return {
        role: entry.role,
        label: texts[entry.text],
        ...(entry.accelerator === undefined ? {} : { accelerator: entry.accelerator }),
      };
    }
    const accelerator = (SHORTCUTS as Partial<Record<Command, string>>)[entry];
    return {
      id: entry,
      label: titles[entry],
      ...(accelerator === undefined ? {} : { accelerator }),
      click: (_item, window) => {
        if (actions.isDesk(window)) actions.command(window, entry);
      },
    };
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      MENUS.map(([text, entries]) => ({ label: texts[text], submenu: entries.map(item) })),
    ),
  );
}
