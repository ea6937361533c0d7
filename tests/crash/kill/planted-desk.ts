/** The built desk with a planted fault. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { BUNDLE } from '../../../build/built.ts';
import { ROOT } from '../../support/launch.ts';

/** A core that acknowledges an edit before it has written it; a page that keeps each edit for a moment before it sends it. */
export type Fault = 'hasty-core' | 'late-page';

/** How long the faulty page keeps an edit, in milliseconds: a few keys. */
const LATE = 60;

/** Makes it in the folder, which is not there yet, and answers its main module. */
export async function plantDesk(fault: Fault, folder: string): Promise<string> {
  const built = path.dirname(path.dirname(BUNDLE));
  cpSync(built, folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  if (fault === 'hasty-core') await plantHastyCore(path.join(folder, 'core', 'index.js'));
  else plantLatePage(path.join(folder, 'preload', 'index.cjs'));
  return path.join(folder, path.relative(built, BUNDLE));
}

async function plantHastyCore(file: string): Promise<void> {
  const core = await rolldown({
    input: path.join(import.meta.dirname, 'hasty-core.ts'),
    external: (id) => id === 'better-sqlite3' || id.startsWith('node:') || builtinModules.includes(id),
    platform: 'node',
  });
  await core.write({ file, format: 'esm', codeSplitting: false });
  await core.close();
}

/** The same bridge, whose edits leave late. */
function plantLatePage(preload: string): void {
  const late = `require = ((modules) => (name) => {
    const { contextBridge, ipcRenderer } = modules(name);
    const send = (...call) => ipcRenderer.invoke(...call);
    const invoke = (channel, request) =>
      channel === 'drafting.edit'
        ? new Promise((resolve) => setTimeout(resolve, ${LATE})).then(() => send(channel, request))
        : send(channel, request);
    const on = (...listener) => ipcRenderer.on(...listener);
    const off = (...listener) => ipcRenderer.off(...listener);
    return { contextBridge, ipcRenderer: { invoke, on, off } };
  })(require);\n`;
  writeFileSync(preload, late + readFileSync(preload, 'utf8'));
}
