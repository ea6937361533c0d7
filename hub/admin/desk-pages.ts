/** The desks of the people whom one looks after: what they said of themselves last, and the end of their sessions. */
import { readDesks, type KnownDesk } from '../offices/desks.ts';
import { idSchema } from '../offices/input.ts';
import { revokeDesk } from '../offices/people.ts';
import { html, type Html } from './html.ts';
import { moment, table } from './layout.ts';
import { go, page, type Administering, type PageAnswer, type PageRoute } from './page.ts';
import { numeral } from './texts.ts';

const DESKS = '/admin/desks';

export const deskPages: readonly PageRoute[] = [
  { who: 'administers', method: 'GET', url: DESKS, answer: showDesks },
  { who: 'administers', method: 'POST', url: `${DESKS}/revoke`, answer: revoke },
];

async function showDesks(asked: Administering): Promise<PageAnswer> {
  const { say, parts, mine } = asked;
  const desks = await readDesks(parts.database(), mine);
  const headings = [
    say('desks.desk'),
    say('desks.person'),
    say('desks.version'),
    say('desks.lastSync'),
    say('desks.byCourier'),
    say('desks.unsent'),
    say('desks.revoke'),
  ];
  const rows = desks.map((desk) => row(asked, desk));
  return page(
    say('desks'),
    html`<p>${say('desks.help')}</p>
      ${rows.length === 0 ? html`<p>${say('desks.none')}</p>` : table(say('desks'), headings, rows)}`,
  );
}

function row({ say, form, language }: Administering, desk: KnownDesk): Html {
  const { device, name, person, version, unsent, reportedAt, connected, courierNumber, courierAt } = desk;
  const revoking = form(
    `${DESKS}/revoke`,
    html`<input type="hidden" name="device" value="${device}" />
      <button class="danger" aria-label="${say('desks.revokeThis', { desk: name, person })}">
        ${say('desks.revoke')}
      </button>`,
  );
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${person}</td>
    <td>${version}</td>
    <td>${reportedAt === null ? say('desks.never') : moment(language, reportedAt)}</td>
    <td>
      ${
        courierNumber === null || courierAt === null
          ? say('desks.never')
          : html`${say('desks.parcel', { number: courierNumber })} · ${moment(language, courierAt)}`
      }
    </td>
    <td>${unsent === null ? say('desks.never') : numeral(language, unsent)}</td>
    <td>${connected ? revoking : say('desks.ended')}</td>
  </tr>`;
}

async function revoke({ fields, parts, person }: Administering): Promise<PageAnswer> {
  const device = idSchema.safeParse(fields['device']);
  if (!device.success) return go(DESKS, { problem: 'problem.noSuchDesk' });
  const revoked = await revokeDesk(parts.database(), person.id, device.data);
  return go(DESKS, revoked.ok ? { done: 'done.deskRevoked' } : { problem: `problem.${revoked.error}` });
}
