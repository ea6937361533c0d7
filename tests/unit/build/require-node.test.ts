import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FILE = path.resolve(import.meta.dirname, '../../../build/require-node.mjs');

/** Runs the check as a Node that calls itself by this version. */
function under(version: string) {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
  return spawnSync(process.execPath, ['--import', pretend, FILE], { encoding: 'utf8' });
}

describe('every script’s first step', () => {
  it.each(['18.19.0', '20.20.2', '23.11.1'])('stops under Node %s with one clear sentence', (version) => {
    const { status, stderr } = under(version);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`this is Node ${version}`);
  });

  it.each(['24.0.0', '26.1.0'])('lets Node %s pass without a word', (version) => {
    expect(under(version)).toMatchObject({ status: 0, stderr: '', stdout: '' });
  });
});
