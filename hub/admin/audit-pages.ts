/** The record of administration, for those who look after everything. */
import { ROLES } from '../../shared/sync/account.ts';
import { PAGE_OF_DEEDS, readAudit, type RecordedDeed } from '../offices/audit.ts';
import { html, type Html } from './html.ts';
import { moment, problemNote, table } from './layout.ts';
import { page, type Administering, type PageAnswer, type PageRoute } from './page.ts';
import { actionName, roleName, type Language } from './texts.ts';

export const auditPages: readonly PageRoute[] = [
  { who: 'administers', method: 'GET', url: '/admin/audit', answer: showAudit },
];

async function showAudit(asked: Administering): Promise<PageAnswer> {
  const { say, parts, mine, query } = asked;
  if (!mine.everything) return page(say('error.title'), problemNote(say('error.notAllowed')), 403);
  const before = /^\d{1,15}$/u.test(query['before'] ?? '') ? Number(query['before']) : null;
  const deeds = await readAudit(parts.database(), before);
  const last = deeds.length === PAGE_OF_DEEDS ? deeds.at(-1) : undefined;
  const headings = [say('audit.when'), say('audit.who'), say('audit.what'), say('audit.details')];
  return page(
    say('audit'),
    html`${
      deeds.length === 0
        ? html`<p>${say('audit.none')}</p>`
        : table(
            say('audit'),
            headings,
            deeds.map((deed) => row(asked, deed)),
          )
    }
    ${
      last === undefined
        ? null
        : html`<p>
            <a class="button quiet" href="/admin/audit?before=${last.seq}">${say('audit.older')}</a>
          </p>`
    }`,
  );
}

const row = ({ say, language }: Administering, { at, actorName, action, details }: RecordedDeed): Html =>
  html`<tr>
    <td>${moment(language, at)}</td>
    <td>${actorName ?? say('audit.commandLine')}</td>
    <td>${actionName(language, action)}</td>
    <td>${detailText(language, details)}</td>
  </tr>`;

/** In the order in which they were recorded; roles by their names. */
function detailText(language: Language, details: unknown): string {
  if (typeof details !== 'object' || details === null) return '';
  return Object.entries(details)
    .map(([key, value]) => (typeof value === 'string' ? shown(language, key, value) : ''))
    .filter((value) => value !== '')
    .join(' · ');
}

const shown = (language: Language, key: string, value: string): string =>
  key === 'roles'
    ? ROLES.filter((role) => value.split(' ').includes(role))
        .map((role) => roleName(language, role))
        .join(', ')
    : value;
