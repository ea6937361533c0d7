import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../../electron/main/log.ts';

describe('the log of main', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes one JSON object a line', () => {
    const log = openLog(folder);
    log.info('core started');
    log.warn('core died', { code: 9 });
    const lines = readFileSync(path.join(folder, 'desk.log'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { at: expect.any(String) as string, level: 'info', event: 'core started' },
      { at: expect.any(String) as string, level: 'warn', event: 'core died', code: 9 },
    ]);
  });

  it('starts a new file when the old one is large, and keeps the old one', () => {
    const large = 'x'.repeat(2_000_001);
    writeFileSync(path.join(folder, 'desk.log'), large);
    openLog(folder).info('again');
    expect(readFileSync(path.join(folder, 'desk.log.1'), 'utf8')).toBe(large);
    expect(readFileSync(path.join(folder, 'desk.log'), 'utf8')).toMatch(/"event":"again"/u);
  });

  it('keeps silent where nothing can be written', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => openLog(path.join(folder, 'file', 'below')).info('lost')).not.toThrow();
  });
});
