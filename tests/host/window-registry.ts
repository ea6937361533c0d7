/** The open windows, known to the app (which closes them when it quits) without knowing what a window is. */
export interface OpenWindow {
  readonly id: number;
  close(): void;
  destroy(): void;
}

const open = new Set<OpenWindow>();
const watchers: (() => void)[] = [];

export const openWindows = (): readonly OpenWindow[] => [...open];

export function addWindow(window: OpenWindow): void {
  open.add(window);
}

export function removeWindow(window: OpenWindow): void {
  if (open.delete(window) && open.size === 0) for (const watcher of watchers) watcher();
}

export function onLastWindowClosed(watcher: () => void): void {
  watchers.push(watcher);
}
