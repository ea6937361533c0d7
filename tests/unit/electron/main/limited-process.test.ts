import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readForeign } from '../../../../electron/main/limited-process.ts';
import { TIME_LIMIT } from '../../../../electron/main/limits.ts';
import { importAnswerSchema } from '../../../../shared/exchange/imported.ts';
import type { Log } from '../../../../electron/main/log.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';

class Child extends EventEmitter {
  readonly options: { readonly env: object; readonly execArgv: readonly string[]; readonly stdio: string };
  readonly asked: unknown[] = [];
  isKilled = false;
  constructor(options: Child['options']) {
    super();
    this.options = options;
  }
  postMessage(message: unknown): void {
    this.asked.push(message);
  }
  kill(): void {
    this.isKilled = true;
  }
}

const world = vi.hoisted(() => ({ children: [] as unknown[] }));
const children = world.children as Child[];
vi.mock('electron', () => ({
  app: { getPath: () => '' },
  utilityProcess: {
    fork(_file: string, _args: readonly string[], options: Child['options']) {
      const child = new Child(options);
      world.children.push(child);
      return child;
    },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  children.length = 0;
});
afterEach(() => void vi.useRealTimers());

const log: Log = { info: () => undefined, warn: () => undefined };
const JOB = { kind: 'docx', file: '/place/file', instruments: INSTRUMENTS } as const;

function begin() {
  const result = readForeign(JOB, importAnswerSchema, log);
  const [child] = children;
  if (child === undefined) throw new Error('nothing started');
  return { result, child };
}

it('starts a process with nothing in its environment and one file, and asks it once', () => {
  const { child } = begin();
  expect(child.options).toMatchObject({ env: {}, stdio: 'ignore' });
  expect(child.options.execArgv).toContain('--permission');
  const readable = child.options.execArgv.filter((flag) => flag.startsWith('--allow-'));
  expect(readable).toEqual([
    expect.stringMatching(/^--allow-fs-read=.*limited.index\.js$/u),
    '--allow-fs-read=/place/file',
  ]);
  expect(child.asked).toEqual([JOB]);
});

it('ends a process that does not answer in time', async () => {
  const { result, child } = begin();
  await vi.advanceTimersByTimeAsync(TIME_LIMIT);
  expect(await result).toEqual({ ok: false, error: { code: 'importStopped', detail: 'time' } });
  expect(child.isKilled).toBe(true);
});

it('tells of a process that died', async () => {
  const { result, child } = begin();
  child.emit('exit', 134);
  expect(await result).toEqual({ ok: false, error: { code: 'importStopped', detail: 'exit' } });
});

it.each([
  ['no answer at all', null],
  ['a unit that cannot be read', answer([{ type: 'paragraph', content: { inline: 'x' } }])],
  ['a link that leads where none may', answer([linkTo('javascript:alert(1)')])],
  ['more than was asked for', { ...answer([]), more: 1 }],
  ['a picture that is no bytes', { ok: true, value: { ...answer([]).value, pictures: ['x'] } }],
])('believes nothing: %s', async (_name, message) => {
  const { result, child } = begin();
  child.emit('message', message);
  expect(await result).toEqual({ ok: false, error: { code: 'importStopped' } });
  expect(child.isKilled).toBe(true);
});

it('takes an answer that fits, and ends the process', async () => {
  const { result, child } = begin();
  const said = answer([linkTo('https://a.kh/')]);
  child.emit('message', said);
  expect(await result).toEqual(said);
  expect(child.isKilled).toBe(true);
});

it('a process that found itself without its limits has read nothing, and that is told', async () => {
  const { result, child } = begin();
  child.emit('message', { ok: false, error: 'unprotected' });
  expect(await result).toEqual({ ok: false, error: { code: 'importStopped', detail: 'unprotected' } });
});

function answer(pieces: readonly object[]) {
  return {
    ok: true,
    value: {
      pieces,
      pictures: [],
      tablesAsText: 0,
      unknownStyles: [],
      legacyFonts: [],
      legacyRuns: [],
      converted: null,
      instrument: null,
    },
  };
}

function linkTo(href: string) {
  return {
    type: 'paragraph',
    content: { inline: [{ kind: 'link', href, children: [{ kind: 'text', text: 'x' }] }] },
  };
}
