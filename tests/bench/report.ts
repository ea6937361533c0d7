/** What every bench prints and writes: a table, and with `--json FILE` the figures for whoever compares runs. */
import { writeFileSync } from 'node:fs';
import os from 'node:os';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The ceiling, or the floor where `isFloor`; `ok` says whether the value keeps it. */
  readonly budget?: number;
  readonly isFloor?: boolean;
}

/** The p-th quantile (0–1) of the values, by nearest rank. Throws where there are none: nothing was measured. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function report(bench: string, host: string, browser: string, figures: readonly Figure[]): void {
  const judged = figures.map(({ isFloor = false, ...figure }) => {
    if (figure.budget === undefined) return figure;
    const over = figure.value - figure.budget;
    return { ...figure, ok: isFloor ? over >= 0 : over <= 0 };
  });
  const machine = {
    cpus: os.cpus().length,
    memory: Math.round(os.totalmem() / 2 ** 20),
    node: process.versions.node,
    browser,
    host,
  };
  console.log(`\n${bench} on ${host} (${browser}, ${machine.cpus} cores, ${machine.memory} MB)`);
  for (const figure of judged) {
    const value = figure.value.toFixed(figure.value < 10 ? 2 : 1).padStart(10);
    const budget =
      figure.budget === undefined
        ? ''
        : `  budget ${figure.budget}${'ok' in figure && figure.ok ? '' : '  MISSED'}`;
    console.log(`${figure.name.padEnd(36)}${value} ${figure.unit}${budget}`);
  }
  const at = process.argv.indexOf('--json');
  const file = at < 0 ? undefined : process.argv[at + 1];
  if (file !== undefined)
    writeFileSync(file, `${JSON.stringify({ bench, machine, figures: judged }, null, 2)}\n`);
}
