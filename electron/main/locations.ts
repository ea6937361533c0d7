// Where the built parts lie, seen from out/main/index.js, and where the desk keeps what outlives a run.
import { app } from 'electron';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '..');

export const PAGE_FOLDER = path.join(built, 'renderer');
export const PRELOAD_FILE = path.join(built, 'preload', 'index.cjs');
export const LIMITED_FILE = path.join(built, 'limited', 'index.js');
export const CORE_FILE = path.join(built, 'core', 'index.js');

/** A profile folder named from outside (tests, a technician): then there is this one profile and no other. */
export const givenProfile = (): string | null => process.env['SASTRA_PROFILE'] ?? null;

export const settingsFile = (name: string): string => path.join(app.getPath('userData'), name);
