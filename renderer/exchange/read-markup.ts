/**
 * Reads foreign markup in the page. Its parser is plain code that makes plain objects: nothing of the markup becomes
 * part of the page, loads or runs, and the page's policies need no exception for it.
 */
import { parse, Parser, type DefaultTreeAdapterMap } from 'parse5';
import type { Ids } from '../../shared/document/ids.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { LegacyForm } from '../../shared/exchange/legacy-text.ts';
import {
  takeMarkup,
  unitsFromMarkup,
  type MarkupRefusal,
  type Taken,
} from '../../shared/exchange/units-from-markup.ts';

/** More characters than this take more than a moment, and are read in slices. */
export const AT_ONCE = 200_000;
/** No text that people wrote is longer; Word writes ten times as much markup as words. */
const MOST = 40_000_000;
/** Characters between two looks at the clock. */
const PIECE = 16_384;
/** Steps of reading between two looks at the clock. */
const STEPS = 500;
/** Milliseconds of work between two rests: less than the time of one frame. */
const SLICE = 10;

/** Rests until the browser has done what waits (a key, a frame). */
const rest = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

/** Answers a function that rests where the last rest is long ago. */
function pacer(): () => Promise<void> {
  let worked = performance.now();
  return async () => {
    if (performance.now() - worked < SLICE) return;
    await rest();
    worked = performance.now();
  };
}

/** For markup of up to AT_ONCE characters. */
export const readMarkup = (html: string, ids: Ids, legacy?: LegacyForm): Result<Taken, MarkupRefusal> =>
  unitsFromMarkup(parse(html), ids, legacy);

/** For markup of any length: the page stays alive meanwhile. */
export async function readLongMarkup(
  html: string,
  ids: Ids,
  legacy?: LegacyForm,
): Promise<Result<Taken, MarkupRefusal>> {
  if (html.length > MOST) return fail('tooLarge');
  const pace = pacer();
  const parser = new Parser<DefaultTreeAdapterMap>();
  for (let at = 0; at < html.length; at += PIECE) {
    parser.tokenizer.write(html.slice(at, at + PIECE), at + PIECE >= html.length);
    await pace();
  }
  const steps = takeMarkup(parser.document, ids, legacy);
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % STEPS === 0) await pace();
  }
}

/** Carries out each of the steps, resting between them where they take long. */
export async function inSlices(steps: Iterable<unknown>): Promise<void> {
  const pace = pacer();
  for (const _step of steps) await pace();
}
