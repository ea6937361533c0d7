/** The sizes in which the public sees a picture, made by a limited process that is started for it and ended behind it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sizesAnswerSchema, type MadeSize, type SizesJob } from './sizes-answer.ts';

/** In pixels; a picture that is not as wide is not made wider. */
const WIDTHS = [480, 960, 1920] as const;
/** A camera's 100 megapixels, and some more. */
export const PIXEL_LIMIT = 120_000_000;
/** Milliseconds after which the process is ended. */
const TIME_LIMIT = 60_000;
/** Kilobytes that it may take in all, the picture among them (setrlimit, RLIMIT_DATA); Windows has no such limit. */
const MEMORY_LIMIT = 1_500_000;
/** Megabytes of JavaScript's own objects. */
const HEAP_LIMIT = 256;
/** Processes at once: a ministry's hub has other work. */
const AT_ONCE = 2;

const PROGRAM = path.join(import.meta.dirname, 'limited', 'sizes.ts');

/** All the folders that hold packages, for the decoder and what it loads. */
function packagesFolder(): string {
  const sharp = createRequire(import.meta.url).resolve('sharp');
  const name = `${path.sep}node_modules${path.sep}`;
  return sharp.slice(0, sharp.lastIndexOf(name) + name.length);
}

function start(): ChildProcess {
  const node = [
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${path.join(packagesFolder(), '*')}`,
    `--allow-fs-read=${path.join(import.meta.dirname, '*')}`,
    `--max-old-space-size=${HEAP_LIMIT}`,
    '--disallow-code-generation-from-strings',
    PROGRAM,
  ];
  const options = {
    env: {},
    cwd: import.meta.dirname,
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  } as const;
  if (process.platform === 'win32')
    return spawn(process.execPath, node, { ...options, stdio: [...options.stdio] });
  const limited = `ulimit -d ${MEMORY_LIMIT} && exec "$0" "$@"`;
  return spawn('/bin/sh', ['-c', limited, process.execPath, ...node], {
    ...options,
    stdio: [...options.stdio],
  });
}

/** What the process says; null where it died, took too long or said nothing that makes sense. */
async function ask(file: string, job: SizesJob): Promise<readonly MadeSize[] | null> {
  const child = start();
  const answered = new Promise<unknown>((resolve) => {
    child.once('message', resolve);
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
  try {
    child.send(job, () => undefined);
    // It may have gone by the time that it gets the picture.
    if (child.stdin !== null) void pipeline(createReadStream(file), child.stdin).catch(() => undefined);
    const answer = sizesAnswerSchema.safeParse(await answered);
    return answer.success ? answer.data.sizes : null;
  } finally {
    clearTimeout(limit);
    child.kill('SIGKILL');
  }
}

export interface SizeMaker {
  /** `width` and `pixels` are the picture's own, as its first bytes say. Null where it is not decoded. */
  readonly make: (
    file: string,
    size: { readonly width: number; readonly height: number },
  ) => Promise<readonly MadeSize[] | null>;
}

export function createSizeMaker(): SizeMaker {
  let free = AT_ONCE;
  const waiting: (() => void)[] = [];
  const turn = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async make(file, { width, height }) {
      if (width * height > PIXEL_LIMIT) return null;
      await turn();
      try {
        return await ask(file, { widths: widthsFor(width), pixels: PIXEL_LIMIT });
      } finally {
        done();
      }
    },
  };
}

/** Those below the picture's own, and its own where it is smaller than the largest. */
const widthsFor = (own: number): readonly number[] => [
  ...WIDTHS.filter((width) => width < own),
  ...(own <= Math.max(...WIDTHS) ? [own] : []),
];
