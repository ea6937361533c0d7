/**
 * Where a window is and in which state. The state is ours, known at once as in Electron; Chromium is told to follow,
 * and asked again when a page says that its window changed.
 */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { CdpSession } from './cdp.ts';
import { screen } from './screen.ts';

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';
export type PlacementEvent =
  | 'move'
  | 'resize'
  | 'maximize'
  | 'unmaximize'
  | 'minimize'
  | 'restore'
  | 'enter-full-screen'
  | 'leave-full-screen';

interface Placed {
  readonly windowId: number;
  readonly bounds: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

const DEFAULT_SIZE = { width: 800, height: 600 };
const ENTERED = {
  normal: null,
  maximized: 'maximize',
  minimized: 'minimize',
  fullscreen: 'enter-full-screen',
} as const;
const LEFT = {
  normal: null,
  maximized: 'unmaximize',
  minimized: 'restore',
  fullscreen: 'leave-full-screen',
} as const;

export class WindowPlacement {
  readonly #tell: (event: PlacementEvent) => void;
  readonly #minimum: { readonly width: number; readonly height: number };
  #target: { readonly root: CdpSession; readonly targetId: string } | null = null;
  #visible: boolean;
  #state: WindowState = 'normal';
  #normal: Rectangle;
  #bounds: Rectangle;
  /** Window edges around the page, in pixels; known after the page was measured once. */
  #edges: { readonly width: number; readonly height: number } | null = null;

  constructor(options: BrowserWindowConstructorOptions, tell: (event: PlacementEvent) => void) {
    this.#tell = tell;
    const { width = DEFAULT_SIZE.width, height = DEFAULT_SIZE.height } = options;
    const area = screen.getPrimaryDisplay().workArea;
    this.#bounds = {
      width,
      height,
      x: options.x ?? Math.max(0, Math.round((area.width - width) / 2)),
      y: options.y ?? Math.max(0, Math.round((area.height - height) / 2)),
    };
    this.#normal = this.#bounds;
    this.#minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.#visible = options.show !== false;
  }

  /** The window is there: it takes its place. */
  async attach(root: CdpSession, targetId: string): Promise<void> {
    this.#target = { root, targetId };
    await this.#apply();
  }

  get bounds(): Rectangle {
    return { ...this.#bounds };
  }

  get normalBounds(): Rectangle {
    return { ...this.#normal };
  }

  get state(): WindowState {
    return this.#state;
  }

  get isVisible(): boolean {
    return this.#visible;
  }

  set(bounds: Partial<Rectangle>): void {
    const next = { ...this.#bounds, ...bounds };
    next.width = Math.max(next.width, this.#minimum.width);
    next.height = Math.max(next.height, this.#minimum.height);
    this.#take(next);
    void this.#apply();
  }

  setState(state: WindowState): void {
    const before = this.#state;
    if (before === state) return;
    this.#state = state;
    void this.#apply();
    const [left, entered] = [LEFT[before], ENTERED[state]];
    if (left !== null) this.#tell(left);
    if (entered !== null) this.#tell(entered);
  }

  /** Answers whether that was a change. */
  setVisible(visible: boolean): boolean {
    if (this.#visible === visible) return false;
    this.#visible = visible;
    void this.#apply();
    return true;
  }

  #take(next: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = next;
    if (this.#state === 'normal') this.#normal = next;
    if (before.x !== next.x || before.y !== next.y) this.#tell('move');
    if (before.width !== next.width || before.height !== next.height) this.#tell('resize');
  }

  /** Tells Chromium. A hidden window is a minimized one: Chromium has no other. */
  async #apply(): Promise<void> {
    const target = this.#target;
    if (!target) return;
    const { root, targetId } = target;
    const windowState = this.#visible ? this.#state : 'minimized';
    const { x: left, y: top, width, height } = this.#normal;
    try {
      const { windowId } = await root.send<Placed>('Browser.getWindowForTarget', { targetId });
      // One special state does not lead to another, nor may it come with a size.
      for (const bounds of [{ windowState: 'normal' }, { left, top, width, height }, { windowState }])
        await root.send('Browser.setWindowBounds', { windowId, bounds });
      await this.read();
    } catch {
      // The window closed meanwhile.
    }
  }

  /** The window's place as Chromium has it: a window manager, or a person, may have decided otherwise. */
  async read(): Promise<void> {
    if (!this.#target || !this.#visible || this.#state === 'minimized') return;
    const { root, targetId } = this.#target;
    try {
      const { bounds } = await root.send<Placed>('Browser.getWindowForTarget', { targetId });
      this.#take({ x: bounds.left, y: bounds.top, width: bounds.width, height: bounds.height });
    } catch {
      // The window closed meanwhile.
    }
  }

  /** Zoom as Electron's: fewer and larger CSS pixels in the same window. */
  async zoom(page: CdpSession, factor: number): Promise<void> {
    if (factor === 1 && !this.#edges) return;
    if (!this.#edges) {
      const { cssVisualViewport: view } = await page.send<{
        cssVisualViewport: { clientWidth: number; clientHeight: number };
      }>('Page.getLayoutMetrics');
      this.#edges = {
        width: this.#bounds.width - view.clientWidth,
        height: this.#bounds.height - view.clientHeight,
      };
    }
    if (factor === 1) await page.send('Emulation.clearDeviceMetricsOverride');
    else
      await page.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round((this.#bounds.width - this.#edges.width) / factor),
        height: Math.round((this.#bounds.height - this.#edges.height) / factor),
        deviceScaleFactor: factor,
        mobile: false,
      });
  }
}
