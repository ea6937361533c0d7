/** Electron's `crashReporter`, as far as it may go here: reports that stay on the machine and are never sent. */
import { mkdirSync } from 'node:fs';
import type { CrashReporter as ElectronCrashReporter } from 'electron';
import { app } from './app.ts';
import { notEmulated, strict } from './strict.ts';

export const crashReporter = strict('crashReporter', {
  start: (options) => {
    if (options.uploadToServer !== false) throw notEmulated('crashReporter.start with uploads');
    // Node writes its report of a fatal error there; Chromium's own reporter is switched off.
    const folder = app.getPath('crashDumps');
    mkdirSync(folder, { recursive: true });
    process.report.directory = folder;
    process.report.reportOnFatalError = true;
  },
} satisfies Pick<ElectronCrashReporter, 'start'>);
