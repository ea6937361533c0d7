import type { Command } from './types.ts';

/** The keys of each command, in the form that Electron's menus take; the page shows the same ones. */
export const SHORTCUTS = {
  'document.new': 'CmdOrCtrl+N',
  'document.openFile': 'CmdOrCtrl+O',
  'document.save': 'CmdOrCtrl+S',
  'document.print': 'CmdOrCtrl+P',
  'document.pdf': 'CmdOrCtrl+Shift+P',
  'edit.undo': 'CmdOrCtrl+Z',
  'edit.redo': 'CmdOrCtrl+Y',
  'find.open': 'CmdOrCtrl+F',
  'find.replace': 'CmdOrCtrl+Shift+H',
  'find.next': 'F3',
  'find.previous': 'Shift+F3',
  'edit.digits': 'CmdOrCtrl+Shift+9',
  'proof.next': 'F7',
  'translation.settle': 'CmdOrCtrl+Enter',
  'translation.next': 'F8',
  'view.marks': 'CmdOrCtrl+Shift+8',
  'view.focus': 'CmdOrCtrl+Shift+M',
  'view.khmer': 'CmdOrCtrl+1',
  'view.english': 'CmdOrCtrl+2',
  'view.both': 'CmdOrCtrl+3',
  'view.preview': 'CmdOrCtrl+Shift+E',
  'view.history': 'CmdOrCtrl+H',
  'view.inspector': 'CmdOrCtrl+Shift+I',
  'view.zoomIn': 'CmdOrCtrl+Plus',
  'view.zoomOut': 'CmdOrCtrl+-',
  'view.zoomReset': 'CmdOrCtrl+0',
  'view.language': 'CmdOrCtrl+Shift+L',
  'view.theme': 'CmdOrCtrl+Shift+D',
  'view.search': 'CmdOrCtrl+Shift+F',
  'view.register': 'CmdOrCtrl+Shift+R',
  'view.settings': 'CmdOrCtrl+,',
  'view.palette': 'CmdOrCtrl+K',
  'help.page': 'F1',
  'help.here': 'Shift+F1',
  'help.keys': 'CmdOrCtrl+/',
} as const satisfies Partial<Record<Command, string>>;

/** Keys that are the window's own and no command of the page. */
export const WINDOW_KEYS = {
  pastePlain: 'CmdOrCtrl+Shift+V',
  newWindow: 'CmdOrCtrl+Shift+N',
  close: 'CmdOrCtrl+W',
  quit: 'CmdOrCtrl+Q',
  fullScreen: 'F11',
} as const;
