/** axe finds nothing on the screens that a desk alone does not come to (the others: tests/e2e/accessibility.spec.ts). */
import { test } from 'vitest';
import { violations } from '../../support/axe.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { deskWith, PAPERS } from '../../support/screens-desk.ts';
import { backToTheDesk, CALLING_SCREENS, ENROL_SCREENS, type Stage } from '../../support/screens.ts';

const desk = useDeskPage({ width: 1366, height: 768 });

test.each([
  ['km', 'light'],
  ['km', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const)('in %s, %s', async (language, theme) => {
  const paper = PAPERS[0]?.[0] ?? '';
  const page = await desk.open(deskWith(paper, language, theme));
  await expect(page.locator('[contenteditable="true"]').first()).toBeVisible();
  const stage: Stage = { page, command: desk.command };
  const found: string[] = [];
  for (const screen of [...CALLING_SCREENS, ...ENROL_SCREENS]) {
    await screen.show(stage);
    for (const violation of await violations(page)) found.push(`${screen.name}: ${violation}`);
    await backToTheDesk(stage);
  }
  expect(found).toEqual([]);
});
