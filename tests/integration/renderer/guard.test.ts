import { describe, it } from 'vitest';
import { pressEnter } from '../../support/by-keyboard.ts';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';

const { open, command, complaints } = useDeskPage();

describe('a mistake of ours in one part of the page', () => {
  it('is told in that part, leaves the text to be written on, and goes when it is over', async () => {
    const page = await open();
    const text = page.locator('[contenteditable="true"][lang="km"]');
    await expect(text).toBeVisible();
    // An answer that no core gives: the panel cannot show it.
    await page.evaluate(() => {
      const call = window.fakeDesk.bridge.call as { 'history.list': unknown };
      const whole = call['history.list'];
      call['history.list'] = () => {
        call['history.list'] = whole;
        return Promise.resolve({
          ok: true,
          value: [{ madeAt: { never: 'a time' }, note: { never: 'a note' } }],
        });
      };
    });
    await command('view.history');
    const told = page.getByRole('alert').filter({ hasText: 'This part could not be shown' });
    await expect(told).toContainText('What you wrote is not lost');
    await text.focus();
    await page.keyboard.type('ថ្មី');
    await expect(text).toContainText('ថ្មី');
    await pressEnter(told.getByRole('button'));
    await expect(told).toBeHidden();
    await expect(page.getByText('No version yet')).toBeVisible();
    expect(complaints().length).toBeGreaterThan(0);
  });
});
