import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../../renderer/ui/tokens.css'), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, two: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const on = (inks: readonly string[], grounds: readonly string[]): (readonly [string, string])[] =>
  inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
const STATES = ['brand', 'gold', 'good', 'warn', 'bad'] as const;
const TEXT = [
  ...on(['ink', 'ink-2', 'ink-3'], ['surface', 'raised', 'canvas', 'brand-soft']),
  ...on(STATES, ['surface', 'raised']),
  ...STATES.map((state) => [state, `${state}-soft`] as const),
  ...on(['ink'], ['add', 'del']),
  ['find-ink', 'find'],
  ['find-current-ink', 'find-current'],
  ['brand-ink', 'brand'],
  ['surface', 'ink'],
  ['ink-2', 'line-2'],
] as const;
const EDGES = [
  ['edge', 'surface'],
  ['edge', 'raised'],
  ['brand', 'canvas'],
] as const;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const of = (name: string): string => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`no colour ${name}`);
    return colour[theme];
  };
  it.each(TEXT)('%s can be read on %s', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(EDGES)('%s can be seen on %s', (edge, ground) => {
    expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('measures contrast as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});
