/**
 * Electron's `Menu` and `MenuItem`. The host draws no menu: its items are there to be found, clicked and reached by
 * their accelerators.
 */
import type {
  Menu as ElectronMenu,
  MenuItem as ElectronMenuItem,
  MenuItemConstructorOptions,
  WebContents as ElectronContents,
} from 'electron';
import { acceleratorKeys } from './accelerator.ts';
import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import { notEmulated, strict } from './strict.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

interface RoleEntry {
  readonly label: string;
  readonly accelerator?: string;
  /** Chromium does it by itself when the key is pressed in the page. */
  readonly native?: boolean;
  readonly run: (window: BrowserWindow | null) => void;
}

/** Half a level of Electron's zoom: a fifth. */
const ZOOM_STEP = 1.2 ** 0.5;

const zoom = (window: BrowserWindow | null, factor: number): void =>
  window?.webContents.setZoomFactor(window.webContents.getZoomFactor() * factor);

const edit = (
  label: string,
  accelerator: string,
  run: (contents: BrowserWindow['webContents']) => void,
): RoleEntry => ({
  label,
  accelerator,
  native: true,
  run: (window) => {
    if (window) run(window.webContents);
  },
});

const ROLES: Readonly<Partial<Record<string, RoleEntry>>> = {
  undo: edit('Undo', 'CmdOrCtrl+Z', (contents) => contents.undo()),
  redo: edit('Redo', process.platform === 'win32' ? 'Ctrl+Y' : 'Shift+CmdOrCtrl+Z', (contents) =>
    contents.redo(),
  ),
  cut: edit('Cut', 'CmdOrCtrl+X', (contents) => contents.cut()),
  copy: edit('Copy', 'CmdOrCtrl+C', (contents) => contents.copy()),
  paste: edit('Paste', 'CmdOrCtrl+V', (contents) => contents.paste()),
  pasteandmatchstyle: edit('Paste and Match Style', 'CmdOrCtrl+Shift+V', (contents) =>
    contents.pasteAndMatchStyle(),
  ),
  selectall: edit('Select All', 'CmdOrCtrl+A', (contents) => contents.selectAll()),
  delete: { label: 'Delete', run: (window) => window?.webContents.delete() },
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', run: () => app.quit() },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', run: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', run: (window) => window?.minimize() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', run: (window) => window?.reload() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: process.platform === 'darwin' ? 'Control+Command+F' : 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CmdOrCtrl+0',
    run: (window) => window?.webContents.setZoomFactor(1),
  },
  zoomin: { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', run: (window) => zoom(window, ZOOM_STEP) },
  zoomout: { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', run: (window) => zoom(window, 1 / ZOOM_STEP) },
};

function roleEntry(role: Role | undefined): RoleEntry | undefined {
  if (role === undefined) return undefined;
  const entry = ROLES[role.toLowerCase()];
  if (!entry) throw notEmulated(`menu role '${role}'`);
  return entry;
}

let focusedWindow: () => BrowserWindow | null = () => null;
/** For the host: how to find the window that a menu speaks of. */
export function setFocusedWindow(find: () => BrowserWindow | null): void {
  focusedWindow = find;
}

export class MenuItem implements Partial<Pick<ElectronMenuItem, 'id' | 'label' | 'type'>> {
  static #lastCommand = 0;

  readonly commandId = (MenuItem.#lastCommand += 1);
  readonly id: string;
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly role: Role | undefined;
  readonly accelerator: string | undefined;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  readonly click: (event?: object, window?: BrowserWindow | null, contents?: object) => void;
  /** Whether Chromium itself acts on the accelerator in the page. */
  readonly native: boolean;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | undefined = undefined;

  constructor(options: MenuItemConstructorOptions) {
    const role = roleEntry(options.role);
    const { submenu } = options;
    this.id = options.id ?? '';
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.label = options.label ?? role?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? role?.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.native = role?.native === true;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    if (this.accelerator !== undefined) acceleratorKeys(this.accelerator); // a wrong one fails where it is written
    const self = strict('menuItem', this);
    this.click = (event = {}, window = focusedWindow(), contents = window?.webContents) => {
      choose(self);
      if (options.click)
        options.click(
          self as unknown as ElectronMenuItem,
          (window ?? undefined) as never,
          { ...event, webContents: contents as ElectronContents | undefined } as never,
        );
      else role?.run(window);
    };
    // oxlint-disable-next-line no-constructor-return -- what is not emulated must throw
    return self;
  }
}

function choose(item: MenuItem): void {
  if (item.type === 'checkbox') item.checked = !item.checked;
  if (item.type !== 'radio') return;
  for (const other of item.menu?.items ?? []) if (other.type === 'radio') other.checked = other === item;
}

export class Menu implements Pick<ElectronMenu, 'items'> {
  static #application: Menu | null = null;

  readonly items: ElectronMenuItem[] & MenuItem[] = [] as never;

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
    for (const watcher of watchers) watcher();
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  append(item: MenuItem): void {
    item.menu = this;
    (this.items as MenuItem[]).push(item);
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this;
    (this.items as MenuItem[]).splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    return [...allItems(this)].find((item) => item.id === id) ?? null;
  }
}

const watchers: (() => void)[] = [];
export function onMenuChanged(watcher: () => void): void {
  watchers.push(watcher);
}

function* allItems(menu: Menu | null): Generator<MenuItem> {
  for (const item of (menu?.items ?? []) as readonly MenuItem[]) {
    yield item;
    if (item.submenu) yield* allItems(item.submenu);
  }
}

function* reachable(): Generator<readonly [item: MenuItem, keys: readonly string[]]> {
  for (const item of allItems(Menu.getApplicationMenu()))
    if (item.accelerator !== undefined && item.registerAccelerator && !item.native)
      yield [item, acceleratorKeys(item.accelerator)];
}

/** Keys that the application menu acts on, as the isolated world names them. */
export const menuKeys = (): readonly string[] => [...reachable()].flatMap(([, keys]) => keys);

export function runAccelerator(key: string, window: BrowserWindow): void {
  for (const [item, keys] of reachable())
    if (item.enabled && item.visible && keys.includes(key)) {
      item.click({ triggeredByAccelerator: true }, window, window.webContents);
      return;
    }
}
