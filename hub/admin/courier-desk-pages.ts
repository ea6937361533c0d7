/** Desks that ask by courier to be somebody's: whoever looks after that person decides, and hands the answer out. */
import {
  approveDesk,
  dismissDesk,
  enrolmentAnswer,
  type WaitingDesk,
  type WhichDesk,
} from '../courier/enrolling.ts';
import { isSigningKey } from '../courier/parcel.ts';
import { looksAfter } from '../offices/administration.ts';
import { emailSchema, idSchema } from '../offices/input.ts';
import { backLink, COURIERS, fileLink } from './courier-answer.ts';
import { html, type Html } from './html.ts';
import { moment } from './layout.ts';
import { go, page, type Administering, type PageAnswer, type PageRoute } from './page.ts';

export const courierDeskPages: readonly PageRoute[] = [
  { who: 'administers', method: 'POST', url: `${COURIERS}/decide`, answer: decide },
  { who: 'administers', method: 'POST', url: `${COURIERS}/answer`, answer: answerAgain },
];

/** One of the desks that wait; `place`: its own on the page. */
export function waitingDesk({ say, form, language }: Administering, desk: WaitingDesk, place: number): Html {
  const { device, signingKey, name, version, fingerprint, askedAt } = desk;
  return html`<article aria-labelledby="desk-${place}">
    <h3 id="desk-${place}">${name}</h3>
    <dl>
      <dt>${say('couriers.deskKey')}</dt>
      <dd class="code">${fingerprint}</dd>
      <dt>${say('desks.version')}</dt>
      <dd>${version}</dd>
      <dt>${say('couriers.askedAt')}</dt>
      <dd>${moment(language, askedAt)}</dd>
    </dl>
    ${form(
      `${COURIERS}/decide`,
      html`<input type="hidden" name="device" value="${device}" />
        <input type="hidden" name="key" value="${signingKey}" />
        <div class="field">
          <label for="email-${place}">${say('couriers.whose')}</label>
          <input
            id="email-${place}"
            name="email"
            type="email"
            autocomplete="off"
            aria-describedby="email-${place}-hint"
          />
          <span class="hint" id="email-${place}-hint">${say('couriers.whoseHelp')}</span>
        </div>
        <p class="row">
          <button name="decision" value="approve" aria-label="${say('couriers.approveThis', { desk: name })}">
            ${say('couriers.approve')}
          </button>
          <button
            class="quiet"
            name="decision"
            value="dismiss"
            aria-label="${say('couriers.dismissThis', { desk: name })}"
          >
            ${say('couriers.dismiss')}
          </button>
        </p>`,
    )}
  </article>`;
}

async function decide(asked: Administering): Promise<PageAnswer> {
  const { fields, parts, person } = asked;
  const device = idSchema.safeParse(fields['device']);
  const signingKey = fields['key'] ?? '';
  if (!device.success || !isSigningKey(signingKey)) return go(COURIERS, { problem: 'problem.noSuchRequest' });
  const which: WhichDesk = { device: device.data, signingKey };
  if (fields['decision'] !== 'approve') {
    await dismissDesk(parts.database(), which);
    return go(COURIERS, { done: 'done.requestDismissed' });
  }
  const email = emailSchema.safeParse(fields['email']);
  if (!email.success) return go(COURIERS, { problem: 'problem.email' });
  const approved = await approveDesk(parts.database(), person.id, which, email.data);
  if (!approved.ok) return go(COURIERS, { problem: `problem.${approved.error}` });
  return showAnswer(asked, which.device);
}

/** For a file that got lost on its way; whoever may make it looks after whose desk it is. */
async function answerAgain(asked: Administering): Promise<PageAnswer> {
  const { fields, parts, mine } = asked;
  const device = idSchema.safeParse(fields['device']);
  if (!device.success) return go(COURIERS, { problem: 'problem.noSuchDesk' });
  const row = parts.database().selectFrom('desks').select('person').where('device', '=', device.data);
  const desk = await row.executeTakeFirst();
  return desk !== undefined && (await looksAfter(parts.database(), mine, desk.person))
    ? showAnswer(asked, device.data)
    : go(COURIERS, { problem: 'problem.noSuchDesk' });
}

async function showAnswer(asked: Administering, device: string): Promise<PageAnswer> {
  const { say, parts, person } = asked;
  const sealing = { ...parts.courier(person.id), secret: parts.secret };
  const enrolled = await enrolmentAnswer(sealing, device);
  if (enrolled === null) return go(COURIERS, { problem: 'problem.noSuchDesk' });
  const link = await fileLink(asked, 'enrolment', enrolled.answer);
  return page(
    say('couriers.enrolled'),
    html`<section>
      <dl>
        <dt>${say('desks.desk')}</dt>
        <dd>${enrolled.name}</dd>
        <dt>${say('desks.person')}</dt>
        <dd>${enrolled.person} · ${enrolled.email}</dd>
      </dl>
      <p>${say('couriers.answerHelp')}</p>
      <p class="row">${link} ${backLink(asked)}</p>
    </section>`,
  );
}
