import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createSizeMaker } from '../../../../hub/media/sizes.ts';
import { bomb, photograph } from '../../../support/hub/media.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sastra-sizes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function made(bytes: Uint8Array, width: number, height: number): Promise<readonly number[] | null> {
  const file = path.join(folder, 'picture');
  writeFileSync(file, bytes);
  const sizes = await createSizeMaker().make(file, { width, height });
  return sizes?.map((size) => size.width) ?? null;
}

it('the limited process makes the sizes below the picture’s own', async () => {
  expect(await made(await photograph(2_000, 100), 2_000, 100)).toEqual([480, 960, 1_920]);
  expect(await made(await photograph(481, 10), 481, 10)).toEqual([480, 481]);
  expect(await made(await photograph(12, 10), 12, 10)).toEqual([12]);
});

it('decodes no more pixels than it may, though the picture was said to be small', async () => {
  expect(await made(await bomb(11_000), 100, 100)).toBeNull();
});

it('answers nothing for what is cut or none at all', async () => {
  const whole = await photograph(900, 600);
  expect(await made(whole.subarray(0, whole.byteLength / 2), 900, 600)).toBeNull();
  expect(await made(Buffer.from('GIF89a'), 900, 600)).toBeNull();
});
