/** The tree of offices: seen, added to, renamed. */
import { idSchema, nameSchema } from '../offices/input.ts';
import { addOffice, renameOffice, type Office, type OfficeNames } from '../offices/offices.ts';
import { html, type Html } from './html.ts';
import { field, table } from './layout.ts';
import { go, page, type Administering, type PageAnswer, type PageRoute } from './page.ts';
import { officeChoice, officeName, officesOf } from './people-pages.ts';

const OFFICES = '/admin/offices';

export const officePages: readonly PageRoute[] = [
  { who: 'administers', method: 'GET', url: OFFICES, answer: showOffices },
  { who: 'administers', method: 'POST', url: `${OFFICES}/add`, answer: add },
  { who: 'administers', method: 'POST', url: `${OFFICES}/of/:office/name`, answer: rename },
];

/** The style sheet's deepest step. */
const DEEPEST = 4;

async function showOffices(asked: Administering): Promise<PageAnswer> {
  const { say, form } = asked;
  const offices = await officesOf(asked);
  const headings = [say('offices.km'), say('offices.en'), say('offices.rename')];
  return page(
    say('offices'),
    html`${table(
        say('offices'),
        headings,
        offices.map((office) => row(asked, office)),
      )}
      <section>
        <h2>${say('offices.add')}</h2>
        ${form(
          `${OFFICES}/add`,
          html`${officeChoice(asked, offices, { name: 'parent', label: say('offices.below') })}
            ${field({ name: 'km', label: say('offices.km'), lang: 'km' })}
            ${field({ name: 'en', label: say('offices.en'), lang: 'en' })}
            <button>${say('offices.add')}</button>`,
        )}
      </section>`,
  );
}

function row({ say, form, language }: Administering, office: Office): Html {
  const { id, names, depth } = office;
  const label = (which: 'offices.km' | 'offices.en'): Html =>
    html`aria-label="${say(which)}: ${officeName(language, office)}"`;
  return html`<tr>
    <th scope="row" class="tree-${Math.min(depth, DEEPEST)}" lang="km">${names.km}</th>
    <td lang="en">${names.en}</td>
    <td>
      <details>
        <summary aria-label="${say('offices.renameThis', { name: officeName(language, office) })}">
          ${say('offices.rename')}
        </summary>
        ${form(
          `${OFFICES}/of/${id}/name`,
          html`<p><input name="km" value="${names.km}" lang="km" required ${label('offices.km')} /></p>
            <p><input name="en" value="${names.en}" lang="en" required ${label('offices.en')} /></p>
            <button class="quiet">${say('save')}</button>`,
        )}
      </details>
    </td>
  </tr>`;
}

function namesIn(fields: Readonly<Record<string, string>>): OfficeNames | null {
  const [km, en] = [nameSchema.safeParse(fields['km']), nameSchema.safeParse(fields['en'])];
  return km.success && en.success ? { km: km.data, en: en.data } : null;
}

async function add({ fields, parts, person }: Administering): Promise<PageAnswer> {
  const parent = idSchema.safeParse(fields['parent']);
  if (!parent.success) return go(OFFICES, { problem: 'problem.notAllowed' });
  const names = namesIn(fields);
  if (names === null) return go(OFFICES, { problem: 'problem.names' });
  const added = await addOffice(parts.database(), person.id, parent.data, names);
  return go(OFFICES, added.ok ? { done: 'done.officeAdded' } : { problem: `problem.${added.error}` });
}

async function rename({ fields, parts, person, params }: Administering): Promise<PageAnswer> {
  const office = idSchema.safeParse(params['office']);
  if (!office.success) return go(OFFICES, { problem: 'problem.notAllowed' });
  const names = namesIn(fields);
  if (names === null) return go(OFFICES, { problem: 'problem.names' });
  const renamed = await renameOffice(parts.database(), person.id, office.data, names);
  return go(OFFICES, renamed.ok ? { done: 'done.officeRenamed' } : { problem: `problem.${renamed.error}` });
}
