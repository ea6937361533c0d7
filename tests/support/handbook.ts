/** The commands that a handbook tells a stranger, run as they stand there. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Whether this computer has the programs that the handbooks speak of. */
export const HAS_PROGRAMS = ['jq', 'openssl', 'sh'].every(has);

/** Those that check what somebody signed, of `docs/NAME.md`; what they print in that folder. */
export function checkedByHandbook(name: string, folder: string): string {
  const handbook = readFileSync(path.resolve(import.meta.dirname, `../../docs/${name}.md`), 'utf8');
  const commands = /```\n(jq -j .*?)```/su.exec(handbook)?.[1];
  if (commands === undefined) throw new Error(`docs/${name}.md tells no commands`);
  return spawnSync('sh', ['-c', commands], { cwd: folder, encoding: 'utf8' }).stdout;
}
