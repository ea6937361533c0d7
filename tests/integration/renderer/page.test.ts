import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { READY } from '../../support/fake-bridge.ts';
import { madeDocument, madeId } from '../../support/fake-documents.ts';

let page: Page;
const { open: openPage, command } = useDeskPage();
const open = async (...asked: Parameters<typeof openPage>): Promise<void> => {
  page = await openPage(...asked);
};
const title = (language: 'km' | 'en') => page.locator(`textarea[lang="${language}"]`);
const text = (language: 'km' | 'en') => page.locator(`[contenteditable="true"][lang="${language}"]`);
const rows = () => page.getByRole('listbox', { name: 'My documents' }).getByRole('option');
const words = () => page.locator('[data-save-state]');

/** What the page has answered to flushes. */
const flushes = (): Promise<readonly unknown[]> =>
  page.evaluate(() =>
    window.fakeDesk.calls.filter(({ channel }) => channel === 'window.flushed').map(({ request }) => request),
  );

describe('the page', () => {
  it('opens what was on the desk last, and says that it is saved', async () => {
    await open();
    await expect(title('km')).toHaveValue('ពិធីសំណេះសំណាល');
    await expect(text('km')).toContainText('ថ្ងៃនេះ');
    await expect(words()).toHaveAttribute('data-save-state', 'saved');
    await expect(words()).toHaveText('Saved on this computer');
    await expect(rows()).toHaveCount(2);
    await expect(rows().first()).toHaveAttribute('aria-selected', 'true');
  });

  it('speaks Khmer at first, and the other language at once, and remembers it', async () => {
    await open({ records: [] });
    await expect(page.locator('html')).toHaveAttribute('lang', 'km');
    await expect(page.getByRole('heading', { name: 'ឯកសាររបស់ខ្ញុំ' })).toBeVisible();
    await command('view.language');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { name: 'My documents' })).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const answer = await window.sastra.call['records.read']({ name: 'settings.interface' });
          return answer.ok ? answer.value?.fields : null;
        }),
      )
      .toEqual({ language: 'en' });
    const told = await page.evaluate(() =>
      window.fakeDesk.calls.findLast(({ channel }) => channel === 'window.language'),
    );
    expect(told?.request).toEqual({ language: 'en' });
  });

  it('changes its theme by command', async () => {
    await open();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    const light = await page.evaluate(() => getComputedStyle(document.body).color);
    await command('view.theme');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toBe(light);
  });

  it('makes a new article, with the caret in its title, and lists it under that title', async () => {
    await open();
    await expect(title('km')).toBeVisible();
    await command('document.new');
    await expect(title('km')).toHaveValue('');
    await expect(title('km')).toBeFocused();
    await page.keyboard.type('ថ្មី');
    await page.keyboard.press('Enter');
    await expect(words()).toHaveAttribute('data-save-state', 'saved');
    await expect(rows().first()).toContainText('ថ្មី');
    await expect(title('km')).toHaveValue('ថ្មី');
    await expect(rows()).toHaveCount(3);
  });

  it('keeps what is typed for a new article while it is being made, whatever lies on the paper', async () => {
    await open();
    await text('km').focus();
    const letGo = await page.evaluateHandle(() => window.fakeDesk.holding('documents.create'));
    await command('document.new');
    await command('document.new');
    await expect(title('km').and(page.locator(':visible'))).toHaveValue('');
    await page.keyboard.type('ពាក្យដំបូង');
    await letGo.evaluate((release) => release());
    await expect(text('km')).toBeVisible();
    await page.keyboard.type('បន្ត');
    await expect(title('km')).toHaveValue('ពាក្យដំបូងបន្ត');
    await expect(rows()).toHaveCount(3);
    await expect(rows().first()).toContainText('ពាក្យដំបូងបន្ត');
    await rows().last().click();
    await rows().nth(1).click();
    await expect(text('km')).toHaveText('ថ្ងៃនេះ ឯកឧត្តមបានអញ្ជើញ។');
  });

  it('says so where the document of last time could not be opened', async () => {
    await open({ failing: 'documents.open' });
    await expect(page.getByRole('alertdialog')).toContainText('The document store stopped');
    await expect(rows()).toHaveCount(2);
  });

  it('keeps what was typed for an article that could not be made for the next one', async () => {
    await open({ records: [{ name: 'settings.interface', version: 1, fields: { language: 'en' } }] });
    await expect(rows()).toHaveCount(2);
    const letGo = await page.evaluateHandle(() => {
      window.fakeDesk.failing('documents.create', 'coreGone');
      return window.fakeDesk.holding('documents.create');
    });
    await command('document.new');
    await expect(title('km')).toBeFocused();
    await page.keyboard.type('មិនបាត់');
    await letGo.evaluate((release) => release());
    await expect(page.getByRole('alertdialog')).toContainText('What you wrote is kept in this window');
    // Nor are they given up with the window: they are nowhere but here.
    const flushed = (): Promise<unknown> =>
      page.evaluate(() => window.fakeDesk.calls.findLast(({ channel }) => channel === 'window.flushed'));
    await page.evaluate(() => window.fakeDesk.emit('drafting.flush', null));
    await expect.poll(flushed).toMatchObject({ request: { clean: false } });
    await page.evaluate(() => window.fakeDesk.failing('documents.create', null));
    await command('document.new');
    await expect(text('km')).toBeVisible();
    await expect(title('km')).toHaveValue('មិនបាត់');
    await page.evaluate(() => window.fakeDesk.emit('drafting.flush', null));
    await expect.poll(flushed).toMatchObject({ request: { clean: true } });
  });

  it('keeps the tools in sight however far a text is scrolled', async () => {
    const long = madeDocument({
      number: 100,
      title: { km: 'វែង', en: '' },
      text: { km: 'ថ្ងៃនេះ ឯកឧត្តមបានអញ្ជើញ។ '.repeat(1000), en: '' },
      changedAt: 1_790_000_000_000,
    });
    await open({ documents: [long] });
    await text('km').focus();
    await page.keyboard.press('Control+End');
    await expect(title('km')).not.toBeInViewport();
    await expect(page.getByRole('toolbar', { name: 'Text formatting' })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Control+Shift+k');
    await expect(page.getByRole('textbox', { name: 'Address of the link' })).toBeInViewport({ ratio: 1 });
  });

  it('counts lists in the digits of the language that they are written in', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await command('view.both');
    const number = async (language: 'km' | 'en'): Promise<string> => {
      await text(language).focus();
      await page.getByRole('button', { name: 'Numbered list' }).click();
      return text(language)
        .locator('li')
        .first()
        .evaluate((line) => getComputedStyle(line, '::before').content);
    };
    expect(await number('km')).toContain('khmer');
    expect(await number('en')).not.toContain('khmer');
  });

  it('shows Khmer, English or both as asked', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await command('view.english');
    await expect(text('km')).toHaveCount(0);
    await expect(title('en')).toHaveValue('Meeting with citizens');
    await page.getByRole('radio', { name: 'Side by side' }).click();
    await expect(text('km')).toBeVisible();
    await expect(text('en')).toBeVisible();
  });

  it('keeps versions, shows one in both languages beside the untouched draft, and goes back and forth', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await command('document.save');
    await expect(page.getByText(/Version saved at/u)).toBeVisible();
    await command('document.save');
    await expect(page.getByText('Nothing has changed since the last version')).toBeVisible();
    await title('km').fill('ក្រោយ');
    await command('view.history');
    await page.getByRole('tabpanel', { name: 'History' }).getByRole('option').last().click();
    await expect(page.getByText('Today His Excellency came.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'ពិធីសំណេះសំណាល' })).toBeVisible();
    await expect(title('km')).toBeHidden();
    await page.getByRole('button', { name: 'Back to the draft' }).click();
    await expect(title('km')).toHaveValue('ក្រោយ');
    await page.getByRole('tabpanel', { name: 'History' }).getByRole('option').last().click();
    await expect(title('km')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(title('km')).toBeVisible();
    await expect(title('km')).toHaveValue('ក្រោយ');
    await page.getByRole('tabpanel', { name: 'History' }).getByRole('option').last().click();
    await page.getByRole('button', { name: 'Restore this version' }).click();
    await expect(title('km')).toHaveValue('ពិធីសំណេះសំណាល');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(title('km')).toHaveValue('ក្រោយ');
  });

  it('moves a document to the bin by key without asking, and takes it back from the message or the bin', async () => {
    await open();
    await expect(rows()).toHaveCount(2);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Delete');
    await expect(rows()).toHaveCount(1);
    await expect(page.getByRole('heading', { name: 'No document is open' })).toBeVisible();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
    await expect(rows()).toHaveCount(2);
    await expect(title('km')).toHaveValue('ពិធីសំណេះសំណាល');

    await page.getByRole('button', { name: 'Move to the bin' }).click();
    await page.getByRole('button', { name: 'Bin', exact: true }).click();
    await page.getByRole('option', { name: 'Meeting with citizens' }).click();
    await expect(page.getByText('Days left: 30').last()).toBeVisible();
    await page.getByRole('button', { name: 'Put back on the desk' }).click();
    await expect(title('km')).toHaveValue('ពិធីសំណេះសំណាល');
  });

  it('previews the paper in a frame that may do nothing, and Escape closes it', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await command('view.preview');
    const frame = page.locator('iframe');
    await expect(frame).toHaveAttribute('sandbox', '');
    await expect(frame).toHaveAttribute('src', `./paper/${madeId(100)}/km.html`);
    await page.getByRole('dialog').getByRole('radio', { name: 'English' }).click();
    await expect(frame).toHaveAttribute('src', `./paper/${madeId(100)}/en.html`);
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    await expect(page.getByText('Saved: article.pdf')).toBeVisible();
    // Also while a hint is open, which would take the key for itself.
    await page.getByRole('button', { name: 'Close the preview' }).focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('tooltip')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(frame).toHaveCount(0);
    const printed = await page.evaluate(() =>
      window.fakeDesk.calls.filter(({ channel }) => channel === 'paper.pdf').map(({ request }) => request),
    );
    expect(printed).toEqual([{ documentId: madeId(100), language: 'en' }]);
  });

  it('says in plain words that the disk is full, and hides no text', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await page.evaluate((ready) => {
      window.fakeDesk.failing('drafting.edit', 'diskFull');
      window.fakeDesk.setState({ ...ready, warnings: [{ code: 'diskFull' }] });
    }, READY);
    await title('km').fill('ពាក្យចុងក្រោយ');
    await expect(words()).toHaveAttribute('data-save-state', 'failing');
    await expect(words()).toContainText('The disk is full.');
    const banner = page.getByRole('alert').filter({ hasText: 'The disk is full.' });
    await expect(banner).toBeVisible();
    const [above, below] = [await banner.boundingBox(), await text('km').boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    // Another document is not opened over words that are nowhere but here.
    await rows().last().click();
    await expect(page.getByRole('alertdialog')).toContainText('The disk is full.');
    await expect(title('km')).toHaveValue('ពាក្យចុងក្រោយ');
    await page.evaluate(() => window.fakeDesk.failing('drafting.edit', null));
    await expect(words()).toHaveAttribute('data-save-state', 'saved');
  });

  it('stays in use while the core starts again, and says so', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await page.evaluate(() => window.fakeDesk.setState({ kind: 'starting' }));
    await expect(page.locator('[data-core-state="restarting"]')).toContainText('Keep writing');
    await title('km').fill('បន្ត');
    await page.evaluate((ready) => window.fakeDesk.setState(ready), READY);
    await expect(page.locator('[data-core-state="ready"]')).toHaveText('');
    await expect(title('km')).toHaveValue('បន្ត');
  });

  it('shows the ways back, and never an empty desk, where the profile cannot be opened', async () => {
    await open(
      {
        state: {
          kind: 'recovery',
          recovery: {
            failure: { code: 'damaged', detail: 'SQLITE_CORRUPT' },
            backups: [{ name: 'one.db', madeAt: Date.UTC(2026, 10, 21), bytes: 3_000_000 }],
            journalDays: ['2026-11-21'],
          },
        },
      },
      'km',
    );
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('មិនអាចបើកតុការងារបានទេ');
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByText('Your documents have not been deleted.')).toBeVisible();
    await page.evaluate(() => window.fakeDesk.emit('drafting.flush', null));
    await expect.poll(flushes).toEqual([{ clean: true }]);
    await expect(page.getByText('21 November 2026', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /Restore the backup/u }).click();
    await expect(title('km')).toBeVisible();
    const asked = await page.evaluate(() =>
      window.fakeDesk.calls.find(({ channel }) => channel === 'recovery.restore'),
    );
    expect(asked?.request).toEqual({ backup: 'one.db' });
  });

  it('keeps the words of an open desk behind a recovery that comes while one writes', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await page.evaluate(() => {
      window.fakeDesk.failing('drafting.edit', 'needsRecovery');
    });
    await title('km').fill('មិនទាន់រក្សាទុក');
    await page.evaluate(() =>
      window.fakeDesk.setState({
        kind: 'recovery',
        recovery: { failure: { code: 'damaged' }, backups: [], journalDays: [] },
      }),
    );
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(title('km')).toBeHidden();
    await page.evaluate((ready) => {
      window.fakeDesk.failing('drafting.edit', null);
      window.fakeDesk.setState(ready);
    }, READY);
    await expect(title('km')).toHaveValue('មិនទាន់រក្សាទុក');
    await expect(words()).toHaveAttribute('data-save-state', 'saved');
  });

  it('answers a flush with the truth', async () => {
    await open();
    await expect(text('km')).toBeVisible();
    await page.evaluate(() => window.fakeDesk.emit('drafting.flush', null));
    await expect.poll(flushes).toEqual([{ clean: true }]);
    await page.evaluate(() => window.fakeDesk.failing('drafting.edit', 'diskError'));
    await title('km').fill('ពាក្យ');
    await page.evaluate(() => window.fakeDesk.emit('drafting.flush', null));
    await expect.poll(flushes).toEqual([{ clean: true }, { clean: false }]);
  });

  it('lets another person take over, and makes a place for a new one', async () => {
    await open({
      profiles: [
        { id: 'one', name: 'សុខ ចាន់ណា', current: true },
        { id: 'two', name: 'លី សុភា', current: false },
      ],
    });
    await expect(text('km')).toBeVisible();
    await command('profile.switch');
    await expect(page.getByRole('dialog')).toContainText('Working now');
    await expect(page.getByRole('button', { name: 'Switch to លី សុភា' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Name of a new person' }).fill('លី ម៉ារី');
    await page.keyboard.press('Enter');
    await expect
      .poll(() =>
        page.evaluate(() =>
          window.fakeDesk.calls
            .filter(({ channel }) => channel.startsWith('profiles.') && channel !== 'profiles.list')
            .map(({ channel }) => channel),
        ),
      )
      .toEqual(['profiles.create', 'profiles.switch']);
  });

  it('holds ten thousand documents and renders a few', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      madeDocument({
        number: 1000 + index,
        title: { km: '', en: `Article ${index}` },
        text: { km: '', en: '' },
        changedAt: 1_790_000_000_000 - index,
      }),
    );
    await open({ documents: many });
    await expect(rows().first()).toHaveText(/Article 0/u);
    expect(await rows().count()).toBeLessThan(40);
    await expect(rows().first()).toHaveAttribute('aria-setsize', '10000');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('End');
    await expect(rows().last()).toHaveText(/Article 9999/u);
    await page.keyboard.press('Enter');
    await expect(title('km')).toBeVisible();
    await expect(rows().last()).toHaveAttribute('aria-selected', 'true');
  });
});
