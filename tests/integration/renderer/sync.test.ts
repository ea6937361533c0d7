import type { AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'vitest';
import { pressEnter } from '../../support/by-keyboard.ts';
import type { SyncState } from '../../../shared/ipc/sync.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { branded } from '../../../shared/document/brand.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import { expect } from '../../support/expect.ts';
import { madeDocument, madeId } from '../../support/fake-documents.ts';
import { QUIET_MEDIA } from '../../support/quiet-media.ts';
import { WELL } from '../../support/well.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { open } = useDeskPage();

const ON_ITS_WAY = {
  ...QUIET_MEDIA,
  sending: { count: 2, bytes: 4_000_000, done: 1_000_000 },
  receiving: { count: 1, bytes: 300_000, done: 0 },
  givenUp: 1,
};

const standing = (page: Page) => page.locator('[data-sync-state]');
const says = (page: Page, state: SyncState): Promise<void> =>
  page.evaluate((value) => window.fakeDesk.emit('sync.changed', value), state);
const asked = (page: Page): Promise<unknown[]> =>
  page.evaluate(() =>
    window.fakeDesk.calls.filter(({ channel }) => channel === 'sync.now').map(({ request }) => request),
  );

describe('the status line', () => {
  it('says nothing of a ministry on a desk that was never connected', async () => {
    const page = await open();
    await expect(page.locator('[data-save-state]')).toBeVisible();
    await expect(standing(page)).toHaveCount(0);
  });

  it('says how far the ministry has what is written, as it changes', async () => {
    const page = await open({ sync: WELL });
    await expect(standing(page)).toHaveText('Sent to the ministry');
    await says(page, { ...WELL, waiting: 3 });
    await expect(standing(page)).toHaveText('Waiting to be sent: 3');
    await says(page, { ...WELL, waiting: 3, problem: 'noLine' });
    await expect(standing(page)).toHaveText('No line to the ministry · Waiting to be sent: 3');
    await says(page, { ...WELL, refused: { count: 2, reasons: ['elsewhere'] } });
    await expect(standing(page)).toHaveText('Not taken by the ministry: 2');
  });

  it('counts the documents that wait for a decision, and says where they are', async () => {
    const page = await open({ sync: { ...WELL, toDecide: [branded<DocumentId>(madeId(1))] } });
    await expect(standing(page)).toHaveText('Sent to the ministry · To decide: 1');
    await pressEnter(standing(page));
    const dialog = page.getByRole('dialog', { name: 'Sending to the ministry' });
    await expect(dialog.getByText('Your text stays as it is')).toBeVisible();
    await expect(dialog.getByText('Documents that wait for your decision')).toBeVisible();
  });

  it('in Khmer counts in Khmer numerals', async () => {
    const page = await open({ sync: { ...WELL, waiting: 12 } }, 'km');
    await expect(standing(page)).toHaveText('រង់ចាំផ្ញើ៖ ១២');
  });
});

describe('whoever has no line', () => {
  const calls = (page: Page, channel: string): Promise<unknown[]> =>
    page.evaluate(
      (name) => window.fakeDesk.calls.filter((call) => call.channel === name).map(({ request }) => request),
      channel,
    );

  it('by keyboard writes a courier file of the size that was chosen, and is told its names', async () => {
    const page = await open({ sync: { ...WELL, waiting: 12, problem: 'noLine' } });
    await pressEnter(standing(page));
    const part = page.getByRole('region', { name: 'Without a line' });
    await part.getByText('Without a line').press('Enter');
    await pressEnter(part.getByRole('button', { name: 'Size of the file' }));
    await page.getByRole('option', { name: 'Parts of 1 MB' }).press('Enter');
    await part.getByRole('checkbox', { name: 'Only what has not left' }).press('Space');
    await pressEnter(part.getByRole('button', { name: 'Write a courier file' }));
    const status = part.getByRole('status');
    await expect(status).toContainText(
      'Written as sastra-courier-1of2.age, sastra-courier-2of2.age. Changes in it: 12.',
    );
    await expect(status).toContainText('Pictures and files in it: 3.');
    const asked = { partBytes: 1_000_000, onlyFresh: true };
    expect(await calls(page, 'courier.write')).toEqual([{ ...asked, withMedia: true }]);
    await part.getByRole('checkbox', { name: 'Pictures and files too' }).press('Space');
    await pressEnter(part.getByRole('button', { name: 'Write a courier file' }));
    await expect(status).not.toContainText('Pictures and files in it');
    expect((await calls(page, 'courier.write')).slice(1)).toEqual([{ ...asked, withMedia: false }]);
  });

  it('is told what is missing of an answer, in Khmer too, and nothing where the choice was cancelled', async () => {
    const page = await open({ sync: WELL }, 'km');
    await standing(page).click();
    const part = page.getByRole('region', { name: 'ពេលគ្មានអ៊ីនធឺណិត' });
    await part.getByText('ពេលគ្មានអ៊ីនធឺណិត').click();
    await part.getByRole('button', { name: 'អានឯកសារនាំសំបុត្រ' }).click();
    await expect(part.getByRole('status')).toContainText('ខ្វះផ្នែកនៃឯកសារនេះ៖ ២, ៣។');
    await part.getByRole('button', { name: 'នាំឯកសារពីតុការងារផ្សេង' }).click();
    await expect(part.getByRole('status')).toHaveText('');
    expect(await calls(page, 'courier.bring')).toEqual([{}]);
  });
});

describe('a person who may not read some documents any more', () => {
  it('is told once that they left the computer, and how many stay for their unsent work', async () => {
    const page = await open({ sync: { ...WELL, keptAside: 2 } });
    await expect(standing(page)).toBeVisible();
    for (const isSyncing of [false, true]) await says(page, { ...WELL, keptAside: 2, removed: 3, isSyncing });
    await expect(page.getByText('were taken off this computer: 3.')).toHaveCount(1);
    const noted = (): Promise<number> =>
      page.evaluate(() => window.fakeDesk.calls.filter(({ channel }) => channel === 'sync.noted').length);
    await expect.poll(noted).toBe(1);
    await standing(page).click();
    await expect(page.getByRole('dialog')).toContainText('with work that the ministry has not got: 2.');
  });
});

describe('whoever asks about it', () => {
  it('by keyboard is told what happened and what is safe, and can send at once', async () => {
    const page = await open({ sync: { ...WELL, waiting: 1, problem: 'noLine' } });
    await pressEnter(standing(page));
    const dialog = page.getByRole('dialog', { name: 'Sending to the ministry' });
    await expect(dialog.getByRole('status').first()).toContainText(
      'All that you write is kept on this computer',
    );
    await pressEnter(dialog.getByRole('button', { name: 'Send and receive now' }));
    await expect.poll(() => asked(page)).toEqual([{ allowEmptying: false }]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(standing(page)).toBeFocused();
  });

  it('sends the office what was written before the desk was connected, when told to', async () => {
    const page = await open({ sync: { ...WELL, alone: 3 } });
    await standing(page).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('on this computer alone until you send them');
    await dialog.getByRole('button', { name: 'Send them to the office' }).click();
    const joins = (): Promise<unknown[]> =>
      page.evaluate(() =>
        window.fakeDesk.calls.filter(({ channel }) => channel === 'sync.join').map(({ request }) => request),
      );
    await expect.poll(joins).toEqual([{ documentIds: null }]);
  });

  it('takes in what would empty most of the desk only when told to', async () => {
    const page = await open({ sync: { ...WELL, problem: 'massDeletion' } });
    await standing(page).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it in' }).click();
    await expect.poll(() => asked(page)).toEqual([{ allowEmptying: true }]);
  });

  it('sees what of pictures and files is on its way, and says by keyboard when and how fast they travel', async () => {
    const page = await open({ sync: { ...WELL, media: ON_ITS_WAY } });
    await expect(standing(page)).toHaveText('Sent to the ministry · Pictures and files on their way: 3');
    await pressEnter(standing(page));
    const dialog = page.getByRole('dialog');
    const bar = dialog.getByRole('progressbar', { name: 'To the ministry' });
    await expect(bar).toHaveAttribute('aria-valuetext', '2 · 1.0 MB of 4.0 MB');
    await dialog.getByRole('checkbox', { name: /^Later/u }).press('Space');
    await pressEnter(dialog.getByRole('button', { name: /Most of the line/u }));
    await page.getByRole('option', { name: '16 kB a second' }).click();
    const settings = (): Promise<unknown> =>
      page.evaluate(async () => {
        const answer = await window.sastra.call['records.read']({ name: 'settings.media' });
        return answer.ok ? answer.value?.fields : null;
      });
    await expect.poll(settings).toEqual({ later: true, limit: 16_000 });
  });

  it('reads a dialog in which axe finds nothing', async () => {
    const page = await open({
      sync: {
        ...WELL,
        keptAside: 1,
        media: ON_ITS_WAY,
        problem: 'otherHub',
        refused: { count: 1, reasons: ['elsewhere'] },
      },
    });
    await standing(page).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.evaluate(AXE);
    const found = await page.evaluate(() => {
      const { axe } = window as unknown as { axe: { run: (root: string) => Promise<AxeResults> } };
      return axe.run('[role=dialog]');
    });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('a document that waits for a decision', () => {
  const made = (number: number, title: string) =>
    madeDocument({
      number,
      title: { km: '', en: title },
      text: { km: '', en: '' },
      changedAt: 1_790_000_000_000,
    });

  it('says so in the list, and is found among the others by keyboard, for as long as it waits', async () => {
    const sync = { ...WELL, toDecide: [branded<DocumentId>(madeId(2))] };
    const page = await open({ documents: [made(1, 'Notice'), made(2, 'Report')], sync });
    const list = page.getByRole('listbox', { name: 'My documents' });
    await expect(list.getByRole('option', { name: /Report.*To decide/u })).toBeVisible();
    await expect(list.getByRole('option', { name: /Notice.*To decide/u })).toHaveCount(0);

    const view = page.getByRole('radio', { name: 'To decide 1' });
    await view.focus();
    await page.keyboard.press('Space');
    await expect(list.getByRole('option')).toHaveText([/Report/u]);

    // It was decided meanwhile: nobody is left before an empty list without a word.
    await says(page, WELL);
    await expect(page.getByText('No document waits for a decision.')).toBeVisible();
    await page.getByRole('radio', { name: 'All' }).press('Space');
    await expect(list.getByRole('option')).toHaveCount(2);
    await expect(page.getByRole('radio', { name: /^To decide/u })).toHaveCount(0);
  });
});
