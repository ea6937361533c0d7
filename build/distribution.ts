/** Packages of the system that a suite needs and npm does not bring: installed where that may be done, and never asked for. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const mayBecomeRoot = (): boolean =>
  process.getuid?.() === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;

/** On Debian and Ubuntu, by root or who may become it without a password. Whether it is there then is for the caller to see. */
export function installPackage(name: string, why: string): void {
  if (!existsSync('/usr/bin/apt-get') || !mayBecomeRoot()) return;
  console.error(`${why}: installing the package "${name}" of this system, once.`);
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [command = 'apt-get', ...args] = [...prefix, 'apt-get', '-qq', ...step];
    const run = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (run.status !== 0) return;
  }
}

/** Whether the program can be started; `flag` makes it end at once. */
export const isInstalled = (program: string, flag: string): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;
