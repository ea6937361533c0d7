/** People: who they are, what they are in which office, and how they get in. */
import type { Result } from '../../shared/errors/result.ts';
import { ROLES, type Role } from '../../shared/sync/account.ts';
import { enrolmentAddress } from '../auth/enrolment.ts';
import { mayGive, type Administration, type AdministrationProblem } from '../offices/administration.ts';
import { emailSchema, idSchema, nameSchema, roleSchema } from '../offices/input.ts';
import { readOffices, type Office } from '../offices/offices.ts';
import {
  addPeople,
  makeLink,
  PEOPLE_SHOWN,
  readPeople,
  removeSecondStep,
  renamePerson,
  setRole,
  setShutOut,
  type Person,
} from '../offices/people.ts';
import { html, type Html } from './html.ts';
import { field, problemNote, table } from './layout.ts';
import {
  go,
  page,
  type Administering,
  type Asked,
  type DoneKey,
  type PageAnswer,
  type PageRoute,
  type ProblemKey,
} from './page.ts';
import { roleName, type Language } from './texts.ts';

export const peoplePages: readonly PageRoute[] = [
  { who: 'administers', method: 'GET', url: '/admin/people', answer: showPeople },
  {
    who: 'administers',
    method: 'GET',
    url: '/admin/people/add',
    answer: (asked) => showAdding(asked, null),
  },
  { who: 'administers', method: 'POST', url: '/admin/people/add', answer: add },
  { who: 'administers', method: 'GET', url: '/admin/people/of/:person', answer: showPerson },
  { who: 'administers', method: 'POST', url: '/admin/people/of/:person/name', answer: rename },
  { who: 'administers', method: 'POST', url: '/admin/people/of/:person/roles', answer: changeRole },
  { who: 'administers', method: 'POST', url: '/admin/people/of/:person/link', answer: link },
  { who: 'administers', method: 'POST', url: '/admin/people/of/:person/access', answer: changeAccess },
  { who: 'administers', method: 'POST', url: '/admin/people/of/:person/second-step', answer: removeStep },
];

export const officeName = (language: Language, { names }: Office): string => names[language];

/** The offices that the person looks after, as they stand below each other. */
export async function officesOf({ parts, mine }: Administering): Promise<readonly Office[]> {
  return (await readOffices(parts.database())).filter(({ id }) => mine.offices.has(id));
}

async function showPeople(asked: Administering): Promise<PageAnswer> {
  const { say, parts, mine, language, query } = asked;
  const search = (query['search'] ?? '').slice(0, 200);
  const [people, offices] = [
    await readPeople(parts.database(), mine, { search }),
    await readOffices(parts.database()),
  ];
  const headings = [say('person.name'), say('person.email'), say('person.roles'), say('person.state')];
  const rows = people.map(
    (person) =>
      html`<tr>
        <th scope="row">
          <a href="/admin/people/of/${person.id}">${person.name}</a>
          <span class="hint" lang="en">${person.nameEn}</span>
        </th>
        <td>${person.email}</td>
        <td>${membershipLines(language, offices, person)}</td>
        <td>${person.shutOut ? say('person.shutOut') : say('person.active')}</td>
      </tr>`,
  );
  return page(
    say('people'),
    html`<p class="row">
        <a class="button" href="/admin/people/add">${say('people.add')}</a>
        <a class="button quiet" href="/admin/people/import">${say('people.import')}</a>
      </p>
      <form method="get" action="/admin/people" role="search">
        <div class="row">
          ${field({
            name: 'search',
            label: say('people.search'),
            type: 'search',
            value: search,
            required: false,
          })}
          <button class="quiet">${say('people.find')}</button>
        </div>
      </form>
      ${rows.length === 0 ? html`<p>${say('people.none')}</p>` : table(say('people'), headings, rows)}
      ${rows.length < PEOPLE_SHOWN ? null : html`<p>${say('people.more', { n: PEOPLE_SHOWN })}</p>`}`,
  );
}

function membershipLines(language: Language, offices: readonly Office[], person: Person): readonly Html[] {
  return person.memberships.map(({ office, roles }) => {
    const found = offices.find(({ id }) => id === office);
    const where = found === undefined ? office : officeName(language, found);
    return html`<div>
      ${where}<span class="hint">${roles.map((role) => roleName(language, role)).join(' · ')}</span>
    </div>`;
  });
}

export const officeChoice = (
  { language, say }: Asked,
  offices: readonly Office[],
  { name, label }: { readonly name: string; readonly label: string },
): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}" required>
      ${offices.length === 1 ? null : html`<option value="">${say('choose')}</option>`}
      ${offices.map(
        (office) =>
          html`<option value="${office.id}">
            ${'\u2003'.repeat(office.depth)}${officeName(language, office)}
          </option>`,
      )}
    </select>
  </div>`;

const rolesFor = (mine: Administration, offices: readonly Office[]): readonly Role[] =>
  ROLES.filter((role) => offices.some(({ id }) => mayGive(mine, id, role)));

async function showAdding(asked: Administering, problem: ProblemKey | null): Promise<PageAnswer> {
  const { say, form, fields, mine, language } = asked;
  const offices = await officesOf(asked);
  return page(
    say('people.add'),
    html`${problem === null ? null : problemNote(say(problem))}
      <section>
        ${form(
          '/admin/people/add',
          html`${nameFields(asked, { name: fields['name'], nameEn: fields['nameEn'] })}
            ${field({
              name: 'email',
              label: say('person.email'),
              type: 'email',
              value: fields['email'] ?? '',
            })}
            ${officeChoice(asked, offices, { name: 'office', label: say('person.office') })}
            <fieldset>
              <legend>${say('person.roles')}</legend>
              <div class="choices">
                ${rolesFor(mine, offices).map(
                  (role) =>
                    html`<label
                      ><input type="checkbox" name="role-${role}" value="yes" />
                      ${roleName(language, role)}</label
                    >`,
                )}
              </div>
            </fieldset>
            <button>${say('people.add')}</button>`,
        )}
      </section>`,
    problem === null ? 200 : 422,
  );
}

const nameFields = (
  { say }: Asked,
  { name, nameEn }: { readonly name: string | undefined; readonly nameEn: string | undefined },
): Html =>
  html`${field({ name: 'name', label: say('person.name'), value: name ?? '', lang: 'km' })}
  ${field({ name: 'nameEn', label: say('person.nameEn'), value: nameEn ?? '', lang: 'en' })}`;

async function add(asked: Administering): Promise<PageAnswer> {
  const { fields, parts, person, language, say } = asked;
  const [name, nameEn] = [nameSchema.safeParse(fields['name']), nameSchema.safeParse(fields['nameEn'])];
  if (!name.success || !nameEn.success) return showAdding(asked, 'problem.names');
  const email = emailSchema.safeParse(fields['email']);
  if (!email.success) return showAdding(asked, 'problem.email');
  const office = idSchema.safeParse(fields['office']);
  const roles = ROLES.filter((role) => fields[`role-${role}`] === 'yes');
  if (!office.success || roles.length === 0) return showAdding(asked, 'problem.rolesMissing');
  if (roles.includes('administrator')) {
    const offices = await readOffices(parts.database());
    if (offices.find(({ id }) => id === office.data)?.parent !== null)
      return showAdding(asked, 'problem.administratorElsewhere');
  }
  const added = await addPeople(parts.database(), person.id, [
    { email: email.data, name: name.data, nameEn: nameEn.data, office: office.data, roles },
  ]);
  if (!added.ok) return showAdding(asked, `problem.${added.error}`);
  const links = added.value.map(({ token }) => ({
    name: language === 'km' ? name.data : nameEn.data,
    address: enrolmentAddress(parts.address(), token),
  }));
  return page(say('link.title'), linkTable(asked, links));
}

/** Links that are shown once. */
export const linkTable = (
  { say }: Asked,
  links: readonly { readonly name: string; readonly address: string }[],
): Html =>
  html`<p>${say('link.help')}</p>
    ${table(
      say('link.title'),
      [say('person.name'), say('link.link')],
      links.map(
        ({ name, address }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td class="link">${address}</td>
          </tr>`,
      ),
    )}
    <p><a href="/admin/people">${say('people')}</a></p>`;

const addressOf = (person: string): string => `/admin/people/of/${person}`;

/** The id in the address; one that is none is nobody's. */
function withId(
  asked: Administering,
  act: (person: string) => Promise<PageAnswer>,
): Promise<PageAnswer> | PageAnswer {
  const id = idSchema.safeParse(asked.params['person']);
  return id.success ? act(id.data) : nobody(asked);
}

const nobody = ({ say }: Asked): PageAnswer =>
  page(say('error.title'), problemNote(say('problem.notAllowed')), 404);

function showPerson(asked: Administering): Promise<PageAnswer> | PageAnswer {
  const { say, parts, mine, form } = asked;
  return withId(asked, async (id) => {
    const [person] = await readPeople(parts.database(), mine, { person: id });
    if (person === undefined) return nobody(asked);
    const to = addressOf(id);
    const offices = await readOffices(parts.database());
    return page(
      person.name,
      html`<section>
          <h2>${say('person.details')}</h2>
          <dl>
            <dt>${say('person.email')}</dt>
            <dd>${person.email}</dd>
            <dt>${say('person.state')}</dt>
            <dd>${person.shutOut ? say('person.shutOut') : say('person.active')}</dd>
            <dt>${say('account.secondStep')}</dt>
            <dd>${say(person.secondStep ? 'account.on' : 'account.off')}</dd>
          </dl>
          ${form(
            `${to}/name`,
            html`${nameFields(asked, person)}<button class="quiet">${say('save')}</button>`,
          )}
        </section>
        <section>
          <h2>${say('person.roles')}</h2>
          ${rolesTable(asked, offices, person)} ${await givingForm(asked, person)}
        </section>
        <section>
          <h2>${say('person.access')}</h2>
          <div class="row">
            ${form(`${to}/link`, html`<button class="quiet">${say('person.link')}</button>`)}
            ${
              person.secondStep
                ? form(`${to}/second-step`, html`<button class="quiet">${say('person.removeStep')}</button>`)
                : null
            }
            ${form(
              `${to}/access`,
              person.shutOut
                ? html`<button class="quiet" name="access" value="in">${say('person.let')}</button>`
                : html`<button class="danger" name="access" value="out">${say('person.shut')}</button>`,
            )}
          </div>
        </section>
        <p><a href="/admin/people">${say('people')}</a></p>`,
    );
  });
}

function rolesTable(asked: Administering, offices: readonly Office[], person: Person): Html {
  const { say, language, mine, form } = asked;
  const rows = person.memberships.flatMap(({ office, roles }) => {
    const found = offices.find(({ id }) => id === office);
    const where = found === undefined ? office : officeName(language, found);
    return roles.map((role) => {
      const named = { role: roleName(language, role), office: where };
      const taking = form(
        `${addressOf(person.id)}/roles`,
        html`<input type="hidden" name="office" value="${office}" />
          <input type="hidden" name="role" value="${role}" />
          <button class="quiet" name="change" value="take" aria-label="${say('person.takeThis', named)}">
            ${say('person.take')}
          </button>`,
      );
      return html`<tr>
        <td>${where}</td>
        <td>${named.role}</td>
        <td>${mayGive(mine, office, role) ? taking : null}</td>
      </tr>`;
    });
  });
  if (rows.length === 0) return html`<p>${say('person.noRoles')}</p>`;
  const headings = [say('person.office'), say('person.role'), say('person.take')];
  return table(say('person.roles'), headings, rows);
}

async function givingForm(asked: Administering, person: Person): Promise<Html> {
  const { form, say, mine, language } = asked;
  const offices = await officesOf(asked);
  return form(
    `${addressOf(person.id)}/roles`,
    html`<h3>${say('person.give')}</h3>
      <div class="row">
        ${officeChoice(asked, offices, { name: 'office', label: say('person.office') })}
        <div class="field">
          <label for="role">${say('person.role')}</label>
          <select id="role" name="role" required>
            ${rolesFor(mine, offices).map(
              (role) => html`<option value="${role}">${roleName(language, role)}</option>`,
            )}
          </select>
        </div>
        <button name="change" value="give">${say('person.give')}</button>
      </div>`,
  );
}

async function rename(asked: Administering): Promise<PageAnswer> {
  const { fields } = asked;
  const [name, nameEn] = [nameSchema.safeParse(fields['name']), nameSchema.safeParse(fields['nameEn'])];
  return withId(asked, async (id) => {
    if (!name.success || !nameEn.success) return go(addressOf(id), { problem: 'problem.names' });
    const names = { name: name.data, nameEn: nameEn.data };
    return told(
      asked,
      id,
      await renamePerson(asked.parts.database(), asked.person.id, id, names),
      'done.saved',
    );
  });
}

async function changeRole(asked: Administering): Promise<PageAnswer> {
  const { fields, parts, person } = asked;
  const [office, role] = [idSchema.safeParse(fields['office']), roleSchema.safeParse(fields['role'])];
  const given = fields['change'] === 'give';
  return withId(asked, async (id) => {
    if (!office.success || !role.success) return go(addressOf(id), { problem: 'problem.rolesMissing' });
    const what = { person: id, office: office.data, role: role.data };
    const changed = await setRole(parts.database(), person.id, what, given);
    return told(asked, id, changed, given ? 'done.roleGiven' : 'done.roleTaken');
  });
}

function link(asked: Administering): Promise<PageAnswer> | PageAnswer {
  const { parts, person, mine, language, say } = asked;
  return withId(asked, async (id) => {
    const [known] = await readPeople(parts.database(), mine, { person: id });
    const made = await makeLink(parts.database(), person.id, id);
    if (!made.ok || known === undefined) return told(asked, id, made, 'done.saved');
    const links = [
      {
        name: language === 'km' ? known.name : known.nameEn,
        address: enrolmentAddress(parts.address(), made.value),
      },
    ];
    return page(say('link.title'), linkTable(asked, links));
  });
}

function changeAccess(asked: Administering): Promise<PageAnswer> | PageAnswer {
  const { fields, parts, person } = asked;
  const out = fields['access'] === 'out';
  return withId(asked, async (id) =>
    told(
      asked,
      id,
      await setShutOut(parts.database(), person.id, id, out),
      out ? 'done.shutOut' : 'done.letIn',
    ),
  );
}

function removeStep(asked: Administering): Promise<PageAnswer> | PageAnswer {
  const { parts, person } = asked;
  return withId(asked, async (id) =>
    told(asked, id, await removeSecondStep(parts.database(), person.id, id), 'done.stepRemoved'),
  );
}

/** Back to the person, with what was done or why not; to the list, where the person is no longer to be seen. */
async function told(
  { parts, mine }: Administering,
  person: string,
  result: Result<unknown, AdministrationProblem>,
  done: DoneKey,
): Promise<PageAnswer> {
  const said = result.ok ? { done } : ({ problem: `problem.${result.error}` } as const);
  const [seen] = await readPeople(parts.database(), mine, { person });
  return go(seen === undefined ? '/admin/people' : addressOf(person), said);
}
