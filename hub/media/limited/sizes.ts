/**
 * Decodes one picture and makes its web sizes, in a process that can do nothing else: no file but its own code, no other
 * process, no network, bounded memory and time. The picture comes by standard input; the answer is one message.
 */
import { once } from 'node:events';
import { isBuiltin, registerHooks } from 'node:module';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import type { SizesAnswer, SizesJob } from '../sizes-answer.ts';

/** Of WebP, 1 to 100: a face on a cheap phone's screen shows no more with better ones. */
const QUALITY = 80;

const refuse = (name: string): never => {
  throw new Error(`${name} is not allowed here`);
};

/** What is loaded stays; nothing that reaches farther comes after it. */
function closeAll(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      isBuiltin(specifier) ? refuse(specifier) : next(specifier, context),
  });
  process.getBuiltinModule = (name: string) => refuse(name);
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'Worker', 'BroadcastChannel'])
    Reflect.deleteProperty(globalThis, name);
}

/** Whether the permission model holds: without it nothing of a stranger is decoded. */
function isConfined(): boolean {
  // Absent where Node was started without it, whatever its type says.
  const permission = process.permission as typeof process.permission | undefined;
  return (
    permission !== undefined &&
    !['fs.read', 'fs.write', 'child', 'worker', 'wasi', 'inspector'].some((scope) => permission.has(scope))
  );
}

async function sizesOf(picture: Buffer, { widths, pixels }: SizesJob): Promise<SizesAnswer> {
  const options = { limitInputPixels: pixels, failOn: 'error', pages: 1, sequentialRead: true } as const;
  try {
    const sizes = [];
    for (const width of widths) {
      const { data, info } = await sharp(picture, options)
        .autoOrient()
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: QUALITY })
        .toBuffer({ resolveWithObject: true });
      sizes.push({ width: info.width, height: info.height, data: new Uint8Array(data) });
    }
    return { sizes };
  } catch {
    return { sizes: null };
  }
}

sharp.cache(false);
sharp.concurrency(1);
closeAll();
const [job] = (await once(process, 'message')) as [SizesJob];
const answer = isConfined() ? await sizesOf(await buffer(process.stdin), job) : { sizes: null };
process.send?.(answer, () => process.disconnect());
