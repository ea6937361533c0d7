import { useCommand } from '../bridge.ts';
import type { ExportForm } from '../../shared/exchange/export-forms.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { Shown } from './shown-languages.ts';

export interface DeskActions {
  readonly create: () => unknown;
  readonly createFrom: () => unknown;
  readonly save: () => unknown;
  readonly preview: () => unknown;
  readonly history: () => unknown;
  readonly inspector: () => unknown;
  readonly people: () => unknown;
  readonly print: () => unknown;
  readonly pdf: () => unknown;
  readonly saveAs: (form: ExportForm) => unknown;
  readonly openFile: () => unknown;
  readonly show: (shown: Shown) => void;
  readonly search: () => unknown;
  readonly register: () => unknown;
  readonly settings: () => unknown;
  readonly palette: () => unknown;
  readonly keyboard: () => unknown;
  readonly help: () => unknown;
  readonly here: () => unknown;
  readonly zoom: (step: 1 | -1 | 'reset') => unknown;
}

/** What can stand over the desk. */
export type Over = 'preview' | 'people' | 'templates' | 'palette' | 'keyboard' | 'here';

/**
 * The menu's commands on a desk. What stands over it, a recovery too, has commands of its own: only those that make
 * sense there reach the desk below.
 */
export function useDeskCommands(
  actions: DeskActions,
  draft: DraftSession | null,
  over: Over | 'recovery' | null,
): void {
  const onDesk = (act: () => unknown) => (): void => {
    if (over === null) act();
  };
  const unlessRecovery = (act: () => unknown) => (): void => {
    if (over !== 'recovery') act();
  };
  useCommand('document.new', unlessRecovery(actions.create));
  useCommand('document.newFrom', unlessRecovery(actions.createFrom));
  useCommand('document.save', unlessRecovery(actions.save));
  useCommand('document.print', onDesk(actions.print));
  useCommand('document.pdf', onDesk(actions.pdf));
  useCommand(
    'document.docx',
    onDesk(() => actions.saveAs('docx')),
  );
  useCommand(
    'document.html',
    onDesk(() => actions.saveAs('html')),
  );
  useCommand(
    'document.txt',
    onDesk(() => actions.saveAs('txt')),
  );
  useCommand(
    'document.akn',
    onDesk(() => actions.saveAs('akn')),
  );
  useCommand(
    'document.json',
    onDesk(() => actions.saveAs('json')),
  );
  useCommand('document.openFile', onDesk(actions.openFile));
  useCommand('edit.undo', () => undoOrRedo('undo', draft, over === null));
  useCommand('edit.redo', () => undoOrRedo('redo', draft, over === null));
  useCommand(
    'view.khmer',
    onDesk(() => actions.show('km')),
  );
  useCommand(
    'view.english',
    onDesk(() => actions.show('en')),
  );
  useCommand(
    'view.both',
    onDesk(() => actions.show('both')),
  );
  useCommand('view.preview', unlessRecovery(actions.preview));
  useCommand('view.history', onDesk(actions.history));
  useCommand('view.inspector', onDesk(actions.inspector));
  useCommand('view.search', onDesk(actions.search));
  useCommand('view.register', onDesk(actions.register));
  useCommand('view.settings', onDesk(actions.settings));
  useCommand('view.palette', onDesk(actions.palette));
  useCommand('help.page', onDesk(actions.help));
  useCommand('help.here', onDesk(actions.here));
  useCommand('help.keys', onDesk(actions.keyboard));
  useCommand(
    'view.zoomIn',
    onDesk(() => actions.zoom(1)),
  );
  useCommand(
    'view.zoomOut',
    onDesk(() => actions.zoom(-1)),
  );
  useCommand(
    'view.zoomReset',
    onDesk(() => actions.zoom('reset')),
  );
  useCommand('profile.switch', onDesk(actions.people));
}

/**
 * In the text undo is the draft's own, over both languages and the structure; in a plain field, such as a title, it
 * is the field's.
 */
function undoOrRedo(step: 'undo' | 'redo', draft: DraftSession | null, onDesk: boolean): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)
    document.execCommand(step);
  else if (onDesk) draft?.[step]();
}
