import { describe, expect, it } from 'vitest';
import { deliveredPage } from '../../../../renderer/official/delivered.ts';
import { officePage, writeOfficePage } from '../../../../renderer/official/office-page.ts';
import { createPageDraft, pageProblems } from '../../../../renderer/official/page-draft.ts';
import { templates } from '../../../../renderer/templates/templates.ts';
import type { Template } from '../../../../renderer/templates/template.ts';
import type { Failure } from '../../../../shared/errors/failure.ts';
import type { OfficialPage } from '../../../../shared/official/page.ts';
import { createFakeDesk, type FakeDesk } from '../../../support/fake-bridge.ts';
import { NOTICE_PAGE } from '../../../support/official.ts';

const find = (id: string): Template => {
  const found = templates().find((template) => template.id === id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
};
const notice = find('notice');
const withIssuer = (km: string): OfficialPage => ({
  ...NOTICE_PAGE,
  slots: { ...NOTICE_PAGE.slots, issuer: { ...NOTICE_PAGE.slots.issuer, km } },
});
const draftOn = (desk: FakeDesk, failures: Failure[] = []) =>
  createPageDraft(
    NOTICE_PAGE,
    (page) => writeOfficePage(desk.bridge, notice, page),
    (failure) => failures.push(failure),
  );
const stored = async (desk: FakeDesk): Promise<OfficialPage | null> => {
  const page = await officePage(desk.bridge, notice);
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
};

describe('the official pages of the templates', () => {
  it('are delivered for a notice, a press release, a letter and every instrument, whole in both languages', () => {
    const official = templates().filter((template) => deliveredPage(template) !== null);
    expect(official.filter(({ kind }) => kind !== 'instrument').map(({ id }) => id)).toEqual([
      'notice',
      'press-release',
      'official-letter',
    ]);
    expect(official.filter(({ kind }) => kind === 'instrument')).toHaveLength(11);
    for (const template of official) {
      const page = deliveredPage(template);
      expect(page?.kingdom).toEqual({ km: 'ព្រះរាជាណាចក្រកម្ពុជា', en: 'KINGDOM OF CAMBODIA' });
      expect(page === null ? [] : pageProblems(page)).toEqual([]);
      const { km, en } = page?.slots.signatory ?? { km: '', en: '' };
      // Whoever signs a law signs the kram that promulgates it.
      if (template.id !== 'law') expect(km).toMatch(/\p{Script=Khmer}/u);
      expect(en).not.toMatch(/\p{Script=Khmer}/u);
    }
  });

  it('are the delivered ones until the office has its own, and where its record cannot be read', async () => {
    const desk = createFakeDesk();
    expect(await stored(desk)).toEqual(NOTICE_PAGE);
    const name = 'templates.page.notice';
    await desk.bridge.call['records.write']({ name, baseVersion: 0, fields: { kingdom: 7 } });
    expect(await stored(desk)).toEqual(NOTICE_PAGE);
    expect(await officePage(desk.bridge, find('procedure'))).toEqual({ ok: true, value: null });
  });
});

describe('a page that somebody changes', () => {
  it('is kept with each change, the newest one last, and used for new documents', async () => {
    const desk = createFakeDesk();
    const draft = draftOn(desk);
    for (const typed of ['ក', 'ក្រ', 'ក្រសួង']) draft.change(withIssuer(typed));
    expect(await draft.flush()).toBe(true);
    expect(await stored(desk)).toEqual(withIssuer('ក្រសួង'));
    const writes = desk.calls.filter(({ channel }) => channel === 'records.write');
    expect(writes.length).toBeLessThan(3);
  });

  it('is not kept while a text is missing or too long, and what was kept before stays', async () => {
    const desk = createFakeDesk();
    const draft = draftOn(desk);
    draft.change(withIssuer('មុន'));
    await draft.flush();
    const refused = { ...withIssuer('x\n'.repeat(40)), type: { km: '', en: 'Notice' } };
    draft.change(refused);
    expect(await draft.flush()).toBe(true);
    expect(pageProblems(draft.value())).toEqual([
      { field: 'type', language: 'km', kind: 'empty' },
      { field: 'issuer', language: 'km', kind: 'long' },
    ]);
    expect(await stored(desk)).toEqual(withIssuer('មុន'));
  });

  it('tells when the disk refuses it, and goes there again with the next flush', async () => {
    const desk = createFakeDesk();
    const failures: Failure[] = [];
    const draft = draftOn(desk, failures);
    desk.failing('records.write', 'diskFull');
    draft.change(withIssuer('ក្រសួង'));
    expect(await draft.flush()).toBe(false);
    expect(failures[0]?.code).toBe('diskFull');
    desk.failing('records.write', null);
    expect(await draft.flush()).toBe(true);
    expect(await stored(desk)).toEqual(withIssuer('ក្រសួង'));
  });

  it('shows what another window wrote, and not over what was typed here since', async () => {
    const desk = createFakeDesk();
    const draft = draftOn(desk);
    const before = draft.value();
    draft.arrive(withIssuer('ទីពីរ'), before);
    expect(draft.value()).toEqual(withIssuer('ទីពីរ'));
    draft.change(withIssuer('នៅទីនេះ'));
    draft.arrive(withIssuer('យឺត'), before);
    await draft.flush();
    expect(draft.value()).toEqual(withIssuer('នៅទីនេះ'));
    expect(await stored(desk)).toEqual(withIssuer('នៅទីនេះ'));
  });

  it('is kept in normal form', async () => {
    const desk = createFakeDesk();
    await writeOfficePage(desk.bridge, notice, withIssuer('មន្រ្តី'));
    expect((await stored(desk))?.slots.issuer.km).toBe('មន្ត្រី');
  });

  it('is written over a newer one of another window, not lost for it', async () => {
    const desk = createFakeDesk();
    await writeOfficePage(desk.bridge, notice, withIssuer('មួយ'));
    await writeOfficePage(desk.bridge, notice, withIssuer('ពីរ'));
    expect(await stored(desk)).toEqual(withIssuer('ពីរ'));
  });
});
