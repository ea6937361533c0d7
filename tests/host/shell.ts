/** Electron's `shell`, by the system's own openers. */
import { spawn } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Shell as ElectronShell } from 'electron';
import { notEmulated, strict } from './strict.ts';

/** Rejects where the opener is missing, or says that it could not open. */
function open(target: string): Promise<void> {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [target]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', target]]
        : ['xdg-open', [target]];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', (error) => reject(new Error(`Failed to open: ${error.message}`)));
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Failed to open: ${command} said ${code}`)),
    );
    child.unref();
  });
}

/** The freedesktop trash: the file, and a note of where it was and when it went. */
async function trash(file: string): Promise<void> {
  if (process.platform !== 'linux') throw notEmulated('shell.trashItem on this system');
  const home = process.env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share');
  const [files, notes] = ['files', 'info'].map((folder) => path.join(home, 'Trash', folder)) as [
    string,
    string,
  ];
  await Promise.all([mkdir(files, { recursive: true }), mkdir(notes, { recursive: true })]);
  const name = `${path.basename(file)}.${process.hrtime.bigint()}`;
  const deleted = new Date().toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const origin = path.resolve(file).split('/').map(encodeURIComponent).join('/');
  await writeFile(
    path.join(notes, `${name}.trashinfo`),
    `[Trash Info]\nPath=${origin}\nDeletionDate=${deleted}\n`,
    { flag: 'wx' },
  );
  await rename(file, path.join(files, name));
}

export const shell = strict('shell', {
  openExternal: (url) => open(url),
  openPath: (file) =>
    open(file).then(
      () => '',
      (error: Error) => error.message,
    ),
  showItemInFolder: (file) => {
    open(path.dirname(file)).catch((error: Error) => process.stderr.write(`${error.message}\n`));
  },
  beep: () => {
    process.stderr.write('\u0007');
  },
  trashItem: trash,
} satisfies Pick<ElectronShell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep' | 'trashItem'>);
