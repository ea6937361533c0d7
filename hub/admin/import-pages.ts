/** People from a list: all of them, or the lines that stand in the way. */
import { enrolmentAddress } from '../auth/enrolment.ts';
import { mayGive } from '../offices/administration.ts';
import { readOffices } from '../offices/offices.ts';
import { MOST_PEOPLE, peopleOf, readList, type ProblemOnLine } from '../offices/people-csv.ts';
import { addPeople } from '../offices/people.ts';
import { ROLES } from '../../shared/sync/account.ts';
import { html, type Html } from './html.ts';
import { problemNote } from './layout.ts';
import { page, type Administering, type PageAnswer, type PageRoute } from './page.ts';
import { linkTable } from './people-pages.ts';

export const importPages: readonly PageRoute[] = [
  { who: 'administers', method: 'GET', url: '/admin/people/import', answer: (asked) => show(asked, []) },
  { who: 'administers', method: 'POST', url: '/admin/people/import', answer: take },
];

/** Shown at once; when these are put right the next ones come. */
const PROBLEMS_SHOWN = 100;

const EXAMPLE =
  'email,name_km,name_en,office,roles\ndara@example.gov.kh,សុខ ដារ៉ា,Sok Dara,…,drafter reviewer\n';

function show(asked: Administering, problems: readonly ProblemOnLine[]): PageAnswer {
  const { say, form, fields, mine } = asked;
  const roles = ROLES.filter((role) => [...mine.offices].some((office) => mayGive(mine, office, role)));
  return page(
    say('people.import'),
    html`${problems.length === 0 ? null : problemList(asked, problems)}
      <section>
        <p>${say('import.help')}</p>
        <p class="hint">${say('import.roles', { roles: roles.join(' ') })}</p>
        ${form(
          '/admin/people/import',
          html`<div class="field">
              <label for="list">${say('import.list')}</label>
              <textarea id="list" name="list" rows="12" required spellcheck="false" placeholder="${EXAMPLE}">
${fields['list'] ?? ''}</textarea>
            </div>
            <button>${say('import.go')}</button>`,
        )}
      </section>`,
    problems.length === 0 ? 200 : 422,
  );
}

const problemList = ({ say }: Administering, problems: readonly ProblemOnLine[]): Html =>
  html`${problemNote(say('import.problems'))}
    <ul>
      ${problems.slice(0, PROBLEMS_SHOWN).map(
        ({ line, problem, value }) =>
          html`<li>
            <strong>${say('import.line', { line })}</strong>
            ${say(`import.${problem}`, { most: MOST_PEOPLE })}
            ${value === '' ? null : html`<q>${value.slice(0, 120)}</q>`}
          </li>`,
      )}
    </ul>`;

async function take(asked: Administering): Promise<PageAnswer> {
  const { fields, parts, person, mine, language, say } = asked;
  const list = readList(fields['list'] ?? '');
  if (!list.ok) return show(asked, list.error);
  const database = parts.database();
  const offices = await readOffices(database);
  const taken = await database
    .selectFrom('people')
    .select('email')
    .where(
      'email',
      'in',
      list.value.map(({ email }) => email),
    )
    .execute();
  const known = { mine, offices, taken: new Set(taken.map(({ email }) => email)) };
  const people = peopleOf(list.value, known);
  if (!people.ok) return show(asked, people.error);
  const added = await addPeople(database, person.id, people.value);
  if (!added.ok) return page(say('people.import'), problemNote(say(`problem.${added.error}`)), 409);
  const links = added.value.map(({ token }, place) => {
    const of = people.value[place];
    return {
      name: `${(language === 'km' ? of?.name : of?.nameEn) ?? ''} · ${of?.email ?? ''}`,
      address: enrolmentAddress(parts.address(), token),
    };
  });
  return page(say('link.title'), linkTable(asked, links));
}
