/** What axe finds on a page, by the rules of WCAG 2.2 up to level AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

declare global {
  interface Window {
    readonly axe?: { readonly run: (options: object) => Promise<AxeResults> };
  }
}

/** What it finds now, one line for each thing: by all rules, or by one. */
export async function violations(page: Page, rule?: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(AXE);
  const results = await page.evaluate(
    (runOnly) => {
      if (window.axe === undefined) throw new Error('no axe on the page');
      return window.axe.run({ runOnly, resultTypes: ['violations'] });
    },
    rule === undefined ? { type: 'tag', values: RULES } : { type: 'rule', values: [rule] },
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
