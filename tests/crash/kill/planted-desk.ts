/** The built desk with a planted fault: the same main and page on a core that acknowledges before it has written. */
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { BUNDLE } from '../../../build/built.ts';
import { ROOT } from '../../support/launch.ts';

/** Makes it in the folder, which is not there yet, and answers its main module. */
export async function plantHastyCore(folder: string): Promise<string> {
  const built = path.dirname(path.dirname(BUNDLE));
  cpSync(built, folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const core = await rolldown({
    input: path.join(import.meta.dirname, 'hasty-core.ts'),
    external: (id) => id === 'better-sqlite3' || id.startsWith('node:') || builtinModules.includes(id),
    platform: 'node',
  });
  await core.write({ file: path.join(folder, 'core', 'index.js'), format: 'esm', codeSplitting: false });
  await core.close();
  return path.join(folder, path.relative(built, BUNDLE));
}
