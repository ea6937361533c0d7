/** Every screen of the desk and the way to it, for what looks at all of them: the accessibility check and the pictures. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import type { DocumentId, Uid } from '../../shared/document/model.ts';
import type { Command } from '../../shared/ipc/types.ts';
import { frames } from './frames.ts';
import { paste } from './paste.ts';

/** A page whose desk has an article on its paper. */
export interface Stage {
  readonly page: Page;
  /** Asks for a command as the menu does. */
  readonly command: (name: Command) => Promise<void>;
}

export interface Screen {
  readonly name: string;
  readonly show: (stage: Stage) => Promise<void>;
}

/** By its icon's order, so that it is found in both languages. */
const place = async ({ page }: Stage, index: number): Promise<void> => {
  await page.getByRole('navigation').getByRole('button').nth(index).click();
};
const dialog = async ({ page, command }: Stage, name: Command): Promise<void> => {
  await command(name);
  await expect(page.getByRole('dialog')).toBeVisible();
};
const tab = async ({ page, command }: Stage, index: number): Promise<void> => {
  if (!(await page.getByRole('complementary').isVisible())) await command('view.inspector');
  await page.getByRole('complementary').getByRole('tab').nth(index).click();
};

/** What the palette puts into the text; `words` find nothing else. */
const insertion = async (stage: Stage, words: string): Promise<void> => {
  const { page } = stage;
  await page.locator('[contenteditable="true"]').first().focus();
  await dialog(stage, 'view.palette');
  await page.getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('group').first()).toBeVisible();
};

/** Old text of a Word file; one run has a sign that nobody knows. */
const LIMON = [
  'RBHraCaNacRkkm<úCa',
  'Cati sasna RBHmhakSRt',
  'maRta 336> karbegáItkic©snüaedaysMeNI nig sVIkar',
  'éf¶enH elaknaykrdæm®nþI)anGeBa¢IjcUlrYm RBmTaMgEføgsuTrkfa',
  'elx~',
]
  .map((text) => `<p style="font-family:Limon S1">${text.replaceAll('<', '&lt;')}</p>`)
  .join('');

/** Of a document in which somebody has begun a thread. */
export const COMMENTS_SCREEN: Screen = {
  name: 'comments',
  show: async (stage) => {
    await tab(stage, 2);
    await expect(stage.page.locator('[data-thread]').first()).toBeVisible();
  },
};

/** Of a desk that knows people to call on, one of whom has called on its own. */
export const CALLING_SCREENS: readonly Screen[] = [
  {
    name: 'comments-new',
    show: async (stage) => {
      const { page, command } = stage;
      await page.locator('[contenteditable="true"] p').first().dblclick();
      await command('comment.add');
      const field = page.getByRole('complementary').getByRole('textbox');
      await field.fill('សូមអញ្ជើញ @');
      await expect(page.getByRole('complementary').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'comments-mentions',
    show: async (stage) => {
      await tab(stage, 2);
      await stage.page.locator('[data-comments]').getByRole('radio').nth(1).click();
      await expect(stage.page.locator('[data-comments]').getByRole('listitem').first()).toBeVisible();
    },
  },
];

export const SCREENS: readonly Screen[] = [
  { name: 'document', show: ({ command }) => command('view.khmer') },
  { name: 'both-languages', show: ({ command }) => command('view.both') },
  { name: 'inspector-1', show: (stage) => tab(stage, 0) },
  { name: 'inspector-2', show: (stage) => tab(stage, 1) },
  { name: 'inspector-3', show: (stage) => tab(stage, 2) },
  { name: 'inspector-4', show: (stage) => tab(stage, 3) },
  { name: 'inspector-5', show: (stage) => tab(stage, 4) },
  { name: 'find', show: ({ command }) => command('find.replace') },
  {
    name: 'remarks',
    show: async ({ page, command }) => {
      await page.locator('[contenteditable="true"] p').first().click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.insertText('ក្នុងឆ្នាំ២០24 តាមអនុក្រិត្យ ');
      await expect.poll(() => page.evaluate(() => CSS.highlights.has('proof-wording'))).toBe(true);
      await page.keyboard.press('Control+Home');
      await command('proof.next');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'search', show: (stage) => place(stage, 1) },
  { name: 'bin', show: (stage) => place(stage, 3) },
  {
    name: 'register',
    show: async ({ page, command }) => {
      await command('view.register');
      await page.getByRole('button', { name: /^(បញ្ចូលថ្មី|New entry)$/u }).click();
      await expect(page.getByRole('form')).toBeVisible();
    },
  },
  { name: 'settings', show: ({ command }) => command('view.settings') },
  {
    name: 'official',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: /^(កែទំព័រផ្លូវការ|Change the official page)$/u }).click();
      await expect(page.locator('iframe[data-shown="true"]')).toBeVisible();
    },
  },
  ...[0, 1, 2].map((part): Screen => ({
    name: `instruments-${part + 1}`,
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: /^(កែទម្រង់លិខិតបទដ្ឋាន|Change the forms)$/u }).click();
      await page.getByRole('radio').nth(part).click();
      await expect(page.getByRole('region').first()).toBeVisible();
    },
  })),
  {
    name: 'wording',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: /^(បើកបញ្ជីពាក្យ|Open the word list)$/u }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'help', show: ({ command }) => command('help.page') },
  { name: 'here', show: (stage) => dialog(stage, 'help.here') },
  { name: 'palette', show: (stage) => dialog(stage, 'view.palette') },
  { name: 'keyboard', show: (stage) => dialog(stage, 'help.keys') },
  { name: 'preview', show: (stage) => dialog(stage, 'view.preview') },
  { name: 'people', show: (stage) => dialog(stage, 'profile.switch') },
  { name: 'templates', show: (stage) => dialog(stage, 'document.newFrom') },
  { name: 'dates', show: (stage) => insertion(stage, 'lunar') },
  {
    name: 'legacy-text',
    show: async ({ page }) => {
      await page.locator('[contenteditable="true"]').first().focus();
      await paste(page, { 'text/html': LIMON });
      await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(6);
    },
  },
];

/** Of a desk that is handed a hub's card. */
export const ENROL_SCREENS: readonly Screen[] = [
  {
    name: 'enrol-card',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: WITHOUT_LINE }).click();
      await page.getByRole('button', { name: /^(បើកបណ្ណ|Open the card)$/u }).click();
      await expect(page.getByRole('dialog').locator('dd')).toHaveCount(2);
    },
  },
  {
    name: 'enrol-asked',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: WITHOUT_LINE }).click();
      await page.getByRole('button', { name: /^(បើកបណ្ណ|Open the card)$/u }).click();
      await page.getByRole('button', { name: /write the request$|សរសេរការស្នើសុំ$/u }).click();
      await expect(page.getByRole('dialog').locator('output')).toBeVisible();
    },
  },
];

/** Puts the caret into the first article: what is put in is put in there. */
const intoTheText = async ({ page }: Stage): Promise<void> => {
  await page.locator('[contenteditable="true"] [data-unit="provision"]').first().click();
};

/** The button of the dialog that begins an amendment. */
const MAKE_BOTH = /^(បង្កើតទាំងពីរ|Make both)$/u;
const amendingPanel = (stage: Stage): Promise<void> => tab(stage, 5);

const fillDay = async (field: Locator, day: string, month: string, year: string): Promise<void> => {
  await field.getByRole('textbox').first().fill(day);
  await field.getByRole('combobox').selectOption(month);
  await field.getByRole('textbox').last().fill(year);
};

/** One after the other, as a drafter meets them: each goes on from what the one before it left on the paper. */
const AMENDING_SCREENS: readonly Screen[] = [
  { name: 'amending-begin', show: (stage) => dialog(stage, 'instrument.amend') },
  {
    name: 'amending-copy',
    show: async (stage) => {
      const { page } = stage;
      await dialog(stage, 'instrument.amend');
      await fillDay(page.getByRole('dialog').getByRole('group').first(), '8', '11', '2024');
      await page.getByRole('button', { name: MAKE_BOTH }).press('Enter');
      await expect(page.getByText(/^(ច្បាប់ចម្លងនៃ|Copy of)/u)).toBeVisible();
      await intoTheText(stage);
      await page.keyboard.press('End');
      await page.keyboard.insertText(' លើកលែងតែករណីបន្ទាន់');
      const title = page.getByRole('textbox', { name: /^(ចំណងជើងជាភាសាខ្មែរ|Title in Khmer)$/u });
      await title.fill((await title.inputValue()).replace('ការផ្តល់', 'ការរៀបចំ'));
      await amendingPanel(stage);
      await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(2);
    },
  },
  {
    name: 'amending-instrument',
    show: async (stage) => {
      const { page, command } = stage;
      await page.getByRole('button', { name: /^(លិខិតវិសោធនកម្ម|Amending instrument):/u }).press('Enter');
      await expect(page.getByText(/^(ធ្វើវិសោធនកម្ម «|Amends “)/u)).toBeVisible();
      await amendingPanel(stage);
      await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
      await command('instrument.generate');
      await expect(page.locator('[contenteditable="true"]').first()).toContainText('«');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'amending-as-of',
    show: async (stage) => {
      const { page, command } = stage;
      await amendingPanel(stage);
      await fillDay(page.getByRole('tabpanel').getByRole('group').first(), '1', '1', '2026');
      await page.getByRole('button', { name: /^(លិខិតដើម|Amended instrument):/u }).press('Enter');
      await expect(page.getByText(/^(ធ្វើវិសោធនកម្ម «|Amends “)/u)).toHaveCount(0);
      await amendingPanel(stage);
      await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
      await command('instrument.asOf');
      await expect(page.getByText(/^(ត្រូវបានជំនួសដោយ|Replaced by)/u).first()).toBeVisible();
    },
  },
  {
    name: 'amending-days',
    show: async (stage) => {
      const { page, command } = stage;
      await command('instrument.asOf');
      // Asked anew, the text of the day is read first: a click waits for the button to be there for it.
      await page.getByRole('button', { name: /^(ប្រៀបធៀបពីរថ្ងៃ|Compare two days)$/u }).click();
      await expect(page.locator('ins').first()).toBeVisible();
    },
  },
];

/** Two instruments beside each other; the amending screens have left others to compare with. */
const COMPARISON_SCREENS: readonly Screen[] = [
  {
    name: 'compare-other',
    show: askForOther,
  },
  {
    name: 'compare-instruments',
    show: async (stage) => {
      const { page } = stage;
      await askForOther(stage);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.locator('[data-change]').first()).toBeVisible();
    },
  },
];

async function askForOther({ page, command }: Stage): Promise<void> {
  const other = page.getByRole('button', { name: /^(ប្រៀបធៀបជាមួយឯកសារផ្សេង|Compare with another text)$/u });
  if ((await other.count()) === 0) await command('view.history');
  await other.first().click();
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  // What is offered stands outside the dialog, behind the list of documents.
  await expect(page.getByRole('listbox').last().getByRole('option').first()).toBeVisible();
}

/** What else there is where an instrument is on the paper. */
export const INSTRUMENT_SCREENS: readonly Screen[] = [
  { name: 'instrument-outline', show: (stage) => tab(stage, 0) },
  {
    name: 'instrument-actions',
    show: async (stage) => {
      const { page } = stage;
      await tab(stage, 0);
      await page.getByRole('tree').focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'instrument-numbers',
    show: async (stage) => {
      const { page } = stage;
      await tab(stage, 0);
      await page.getByRole('tree').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Delete');
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'instrument-checks',
    show: async (stage) => {
      await tab(stage, 3);
      await expect(stage.page.getByRole('tabpanel').getByRole('list')).toBeVisible();
    },
  },
  {
    name: 'instrument-references',
    show: async (stage) => {
      await tab(stage, 4);
      await expect(stage.page.getByRole('tabpanel').getByRole('region').first()).toBeVisible();
    },
  },
  {
    name: 'instrument-reference',
    show: async (stage) => {
      await intoTheText(stage);
      await dialog(stage, 'instrument.reference');
      await stage.page.keyboard.type('2');
      await expect(stage.page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'instrument-visas',
    show: async (stage) => {
      await dialog(stage, 'instrument.visas');
      await stage.page.keyboard.type('41');
      await expect(stage.page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'instrument-tab',
    show: async ({ page }) => {
      // A chapter that goes a level down counts anew, and with it what follows.
      await page.locator('[contenteditable="true"] [data-unit="division"]').first().click();
      await frames(page);
      await page.keyboard.press('Tab');
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'instrument-template',
    show: async (stage) => {
      const { page } = stage;
      await dialog(stage, 'document.newFrom');
      await page.getByRole('dialog').getByRole('listbox').getByRole('option').last().click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
    },
  },
  ...AMENDING_SCREENS,
  ...COMPARISON_SCREENS,
  // Last: what is marked stays marked, and commands are about it.
  {
    name: 'instrument-marked',
    show: async ({ page }) => {
      await page.locator('[role="option"][aria-current="true"]').click({ modifiers: ['Control'] });
      await expect(page.getByRole('toolbar').first()).toBeVisible();
    },
  },
];

/** Of a desk that is connected to a hub. */
export const SYNC_SCREENS: readonly Screen[] = [
  {
    name: 'sync',
    show: async ({ page }) => {
      await page.locator('[data-sync-state]').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'shared-records',
    show: async ({ page }) => {
      await page.getByRole('button', { name: SHARED }).click();
      await expect(page.getByRole('dialog').locator('[data-notice]')).toHaveCount(6);
    },
  },
  {
    name: 'sync-courier',
    show: async ({ page }) => {
      await page.locator('[data-sync-state]').click();
      await page.getByRole('dialog').locator('summary').click();
      await page.getByRole('dialog').locator('details output').scrollIntoViewIfNeeded();
    },
  },
  // Last: they stay.
  { name: 'presence', show: (stage) => meetColleagues(stage, 'view.khmer') },
  { name: 'presence-both', show: (stage) => meetColleagues(stage, 'view.both') },
  {
    name: 'presence-menu',
    show: async (stage) => {
      await meetColleagues(stage, 'view.khmer');
      await stage.page.locator('[data-who-is-here]').click();
      await expect(stage.page.getByRole('menu')).toBeVisible();
    },
  },
];

/** Others are in the article that is on the paper, and one of them was first where the person writes. */
async function meetColleagues({ page, command }: Stage, view: Command): Promise<void> {
  await command(view);
  await page.evaluate(async () => {
    const opened = window.fakeDesk.calls.findLast(({ channel }) => channel === 'documents.open');
    if (opened === undefined) throw new Error('no document was opened');
    const { documentId } = opened.request as { readonly documentId: DocumentId };
    const answer = await window.fakeDesk.bridge.call['documents.open']({ documentId });
    const units = answer.ok ? answer.value.units.km.map(({ uid }) => uid) : [];
    const at = (index: number): Uid | null => units[index] ?? null;
    const [first, second] = [at(0), at(1)];
    if (first === null) return;
    window.fakeDesk.emit('presence.changed', [
      {
        documentId,
        writing: first,
        colleagues: [
          {
            id: 'a1',
            name: { km: 'ចាន់ សុភា', en: 'Chan Sophea' },
            isMe: false,
            at: { is: 'writes', unit: first, isFirst: true },
          },
          {
            id: 'b2',
            name: { km: 'សុខ ដារ៉ា', en: 'Sok Dara' },
            isMe: false,
            at: { is: 'here', unit: second },
          },
          { id: 'c3', name: null, isMe: true, at: { is: 'here', unit: second } },
          { id: 'd4', name: null, isMe: false, at: { is: 'here', unit: null } },
        ],
      },
    ]);
  });
  await expect(page.locator('[data-who-is-here]')).toBeVisible();
}

/** Where a notice is on the paper that somebody else wrote in as well; each goes on from the one before it. */
export const MERGE_SCREENS: readonly Screen[] = [
  {
    name: 'merge-band',
    show: async ({ page }) => {
      await expect(page.getByRole('button', { name: LOOK })).toBeVisible();
    },
  },
  {
    name: 'merge-questions',
    show: async ({ page }) => {
      await page.getByRole('button', { name: LOOK }).click();
      await expect(page.getByRole('radiogroup').first()).toBeVisible();
    },
  },
  {
    name: 'merge-decided',
    show: async ({ page }) => {
      await page.getByRole('button', { name: LOOK }).click();
      const cards = page.locator('[data-conflict]');
      await cards.nth(0).getByRole('radio').first().click();
      await expect(page.locator('[data-decided]')).toHaveCount(1);
      await cards.nth(1).getByRole('radio').nth(1).click();
      await expect(page.locator('[data-decided]')).toHaveCount(2);
      await page.locator('details summary').click();
      await page.keyboard.press('F7');
      await page.keyboard.press('F7');
    },
  },
  {
    name: 'merge-own-words',
    show: async ({ page }) => {
      await page.getByRole('button', { name: LOOK }).click();
      await page
        .getByRole('radio', { name: /^(សរសេរខ្លួនឯង|In my own words)$/u })
        .first()
        .click();
      await page.getByRole('form').scrollIntoViewIfNeeded();
      await expect(page.getByRole('form').getByRole('textbox').first()).toBeVisible();
    },
  },
];

const CHANGE_KEY_PIN = /^(ប្តូរលេខសម្ងាត់នៃសោ|Change the key's PIN)$/u;

/** Where the desk belongs to somebody at a hub, and has a PIN; each leaves the settings again. */
export const ACCOUNT_SCREENS: readonly Screen[] = [
  {
    name: 'account-settings',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: SIGN_OUT }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'account-sign-out',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: SIGN_OUT }).click();
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
    },
  },
  {
    name: 'account-fingerprint',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: /^(ចូលគណនីឡើងវិញ|Sign in again)$/u }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'account-pin',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: /^(ដកលេខសម្ងាត់ចេញ|Remove the PIN)$/u }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'account-signing-key',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: CHANGE_KEY_PIN }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'account-signing-pin',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: CHANGE_KEY_PIN }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  // Last: a code waits then.
  {
    name: 'account-code',
    show: async ({ page, command }) => {
      await command('view.settings');
      await page.getByRole('button', { name: /^(ចូលគណនីឡើងវិញ|Sign in again)$/u }).click();
      await page.getByRole('button', { name: /^(ត្រឹមត្រូវ បន្ត|It is ours, continue)$/u }).click();
      await expect(page.getByRole('dialog').locator('output').first()).toBeVisible();
    },
  },
];

/** In the settings. */
const WITHOUT_LINE = /^(ភ្ជាប់ដោយគ្មានអ៊ីនធឺណិត|Connect without a line)$/u;

const SIGN_OUT = /^(ចេញពីគណនី|Sign out)$/u;

/** In the status line. */
const SHARED = /^(បញ្ជីរួម|Shared lists)/u;

/** The button over the paper. */
const LOOK = /^(មើល និងសម្រេច|Look and decide)$/u;

/** Leaves whatever stands over the desk, and every place, for the article. */
export async function backToTheDesk({ page }: Stage): Promise<void> {
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('navigation').getByRole('button').first().click();
}
