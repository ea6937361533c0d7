import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  caretAtEnd,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openArticle,
  openNewArticle,
  storedText,
  textOf,
} from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import { launchApp, type LaunchedApp } from '../support/launch.ts';
import { ownDisk } from '../support/own-disk.ts';
import { expect, notRun, test } from './fixtures.ts';

const WORDS = 'សេចក្តីសម្រេច';

/** An article on a desk that was left well, with a backup beside it. */
async function leaveAnArticle(app: LaunchedApp, profile: string) {
  const documentId = await openNewArticle(app.page);
  await caretAtEnd(app.page, 'km');
  const session = await cdpOf(app.page);
  for (const key of WORDS) await pressKey(session, key);
  await everythingIsSaved(app.page);
  await expect
    .poll(
      () => existsSync(path.join(profile, 'backups')) && readdirSync(path.join(profile, 'backups')).length,
    )
    .toBeGreaterThan(0);
  await app.close();
  return documentId;
}

for (const [damage, inflict] of [
  ['overwritten', (file: string) => writeFileSync(file, readFileSync(file).fill(0x5a, 100, 60_000))],
  ['cut short', (file: string) => truncateSync(file, 5_000)],
  ['emptied', (file: string) => truncateSync(file, 0)],
] as const) {
  test(`a file that was ${damage} leads to the recovery screen, and from there to every word`, async ({
    app,
    folder,
    profile,
  }) => {
    const documentId = await leaveAnArticle(app, profile);
    inflict(path.join(profile, 'sastra.db'));
    const again = await launchApp({ profile, userData: path.join(folder, 'user-data') });
    const { page } = again;
    await expect(page.locator('#recovery-title')).toBeVisible();
    await expect(textOf(page, 'km')).toHaveCount(0);
    await page.locator('ul button').first().click();
    await deskIsReady(page);
    expect(await storedText(page, documentId, 'km')).toBe(WORDS);
    await openArticle(page, documentId);
    await expect(textOf(page, 'km')).toContainText(WORDS);
    // The damaged file is set aside, never thrown away.
    expect(readdirSync(profile).filter((name) => /damaged|aside/u.test(name)).length).toBeGreaterThan(0);
    await again.close();
  });
}

for (const [state, sentences] of [
  [
    'readOnly',
    {
      km: /មិនអាចសរសេរចូលថតរបស់លោកអ្នកបានទេ។ .*បើកសិទ្ធិសរសេរ រួចព្យាយាមម្តងទៀត។/u,
      en: /^The profile folder cannot be written\. .* then try again\.$/u,
    },
  ],
  [
    'full',
    {
      km: /^ថាសពេញហើយ .*ធ្វើឲ្យថាសមានទំហំទំនេរ រួចព្យាយាមម្តងទៀត។$/u,
      en: /^The disk is full, .* free some space on the disk, then try again\.$/u,
    },
  ],
] as const) {
  test(`a disk that is ${state} leads to the recovery screen, which says so in both languages, and opens when it is well`, async ({
    folder,
    profile,
  }, info) => {
    const disk = ownDisk(profile) ?? notRun('it may not mount a disk, and there is no C compiler named cc');
    info.annotations.push({ type: 'disk', description: disk.how });
    try {
      const launch = { profile, userData: path.join(folder, 'user-data'), env: disk.env };
      const documentId = await leaveAnArticle(await launchApp(launch), profile);
      disk.become(state);
      const app = await launchApp(launch);
      const { page } = app;
      await expect(page.locator('#recovery-title')).toBeVisible();
      await expect(page.getByRole('alert')).toHaveText(sentences.km);
      await page.getByRole('button', { name: 'English' }).click();
      await expect(page.getByRole('alert')).toHaveText(sentences.en);
      // An older file is no cure for this disk, so none is spoken of.
      await expect(page.getByText('backup', { exact: false })).toHaveCount(1);
      disk.become('well');
      await page.getByRole('button', { name: 'Try again' }).click();
      await deskIsReady(page);
      expect(await storedText(page, documentId, 'km')).toBe(WORDS);
      await app.close();
    } finally {
      disk.release();
    }
  });
}
