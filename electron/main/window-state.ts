// Where the window was, kept between runs, and never off every screen.
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { settingsFile } from './locations.ts';

const schema = z.strictObject({
  // Electron throws on what is no 32-bit number.
  x: z.int().min(-100_000).max(100_000),
  y: z.int().min(-100_000).max(100_000),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof schema>;

const FILE = 'window.json';

/** The remembered place if enough of it is on a screen that is there today, else null. */
export function rememberedPlace(): WindowState | null {
  const state = readJsonFile(settingsFile(FILE), schema);
  if (state === null) return null;
  const area = screen.getDisplayMatching(state).workArea;
  return overlap(state, area) >= 100 * 100 ? state : null;
}

/** Writes the place down when the window is about to go. */
export function rememberPlace(window: BrowserWindow): void {
  const { x, y, width, height } = window.getNormalBounds();
  try {
    writeJsonFile(settingsFile(FILE), {
      x,
      y,
      width,
      height,
      maximized: window.isMaximized(),
    } satisfies WindowState);
  } catch {
    // A full disk must not keep a window from closing.
  }
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
