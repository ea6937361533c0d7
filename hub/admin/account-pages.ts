/** A person's own account: second step, password, and the browsers in which they are signed in. */
import { passwordProblem } from '../auth/enrolment.ts';
import { browserSessions, endBrowserSession } from '../auth/sessions.ts';
import { record } from '../offices/audit.ts';
import { idSchema } from '../offices/input.ts';
import { newPasswordFields } from './enrol-pages.ts';
import { typedCode } from './forms.ts';
import { html, type Html } from './html.ts';
import { field, moment, problemNote, table } from './layout.ts';
import { ATTEMPTS, go, page, type Asked, type PageAnswer, type PageRoute, type SignedIn } from './page.ts';
import { qrPicture } from './qr-picture.ts';

export const accountPages: readonly PageRoute[] = [
  { who: 'signedIn', method: 'GET', url: '/account', answer: showAccount },
  { who: 'signedIn', method: 'POST', url: '/account/second-step', limit: ATTEMPTS, answer: setUp },
  {
    who: 'signedIn',
    method: 'POST',
    url: '/account/second-step/confirm',
    limit: ATTEMPTS,
    answer: confirm,
  },
  { who: 'signedIn', method: 'POST', url: '/account/password', limit: ATTEMPTS, answer: changePassword },
  { who: 'signedIn', method: 'POST', url: '/account/sessions/end', answer: endSession },
];

async function showAccount(asked: Asked<SignedIn>): Promise<PageAnswer> {
  const { say, person, parts, form, language } = asked;
  const sessions = await browserSessions(parts.database(), person.id);
  const headings = [say('account.since'), say('account.from'), say('account.browser'), say('account.end')];
  const rows = sessions.map(({ id, since, address, userAgent }) => {
    const ending =
      id === person.session
        ? say('account.thisBrowser')
        : form(
            '/account/sessions/end',
            html`<input type="hidden" name="session" value="${id}" />
              <button class="quiet" aria-label="${say('account.endThis', { since: since.toISOString() })}">
                ${say('account.end')}
              </button>`,
          );
    return html`<tr>
      <td>${moment(language, since)}</td>
      <td class="code">${address}</td>
      <td>${userAgent.slice(0, 120)}</td>
      <td>${ending}</td>
    </tr>`;
  });
  return page(
    say('account'),
    html`<section>
        <h2>${say('account.secondStep')}</h2>
        ${secondStep(asked)}
      </section>
      <section>
        <h2>${say('account.password')}</h2>
        ${form(
          '/account/password',
          html`<input type="text" name="username" value="${person.email}" autocomplete="username" hidden />
            ${field({
              name: 'current',
              label: say('account.confirmPassword'),
              type: 'password',
              autocomplete: 'current-password',
            })}
            ${newPasswordFields(say)}
            <button class="quiet">${say('account.password')}</button>`,
        )}
      </section>
      <h2>${say('account.sessions')}</h2>
      ${table(say('account.sessions'), headings, rows)}`,
  );
}

function secondStep({ say, person, mine, form }: Asked<SignedIn>): Html {
  if (person.secondStep) return html`<p>${say('account.secondStepOn')}</p>`;
  return html`<p>${say('account.secondStepOff')}</p>
    ${mine === null ? null : html`<p class="note bad">${say('account.secondStepNeeded')}</p>`}
    ${form(
      '/account/second-step',
      html`<div class="field">
          <label for="step-password">${say('account.confirmPassword')}</label>
          <input
            id="step-password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
          />
        </div>
        <button>${say('account.setUp')}</button>`,
    )}`;
}

async function setUp(asked: Asked<SignedIn>): Promise<PageAnswer> {
  const { parts, fields, headers, say } = asked;
  const response = await parts.accounts().api.enableTwoFactor({
    body: { password: fields['password'] ?? '' },
    headers,
    asResponse: true,
  });
  if (!response.ok) return go('/account', { problem: 'problem.password' });
  const said = (await response.json()) as { readonly totpURI: string; readonly backupCodes: string[] };
  const key = new URL(said.totpURI).searchParams.get('secret') ?? '';
  return page(
    say('account.setUp'),
    html`<section>
        <h2>${say('account.key')}</h2>
        ${qrPicture(said.totpURI, say('account.picture'))}
        <p>${say('account.keyHelp')}</p>
        <p class="code big link">${key.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</p>
        <p><a href="${said.totpURI}">${say('account.keyOpen')}</a></p>
        ${confirmForm(asked)}
      </section>
      <section>
        <h2>${say('account.recovery')}</h2>
        <p>${say('account.recoveryHelp')}</p>
        <ol class="codes">
          ${said.backupCodes.map((code) => html`<li class="code">${code}</li>`)}
        </ol>
      </section>`,
  );
}

const confirmForm = ({ form, say }: Asked<SignedIn>): Html =>
  form(
    '/account/second-step/confirm',
    html`${field({ name: 'code', label: say('code.field'), autocomplete: 'one-time-code' })}
      <button>${say('account.setUp')}</button>`,
  );

async function confirm(asked: Asked<SignedIn>): Promise<PageAnswer> {
  const { parts, fields, headers, person, say } = asked;
  const code = typedCode(fields['code']);
  const response = await parts.accounts().api.verifyTOTP({ body: { code }, headers, asResponse: true });
  if (!response.ok) {
    // The key is in the phone already: only the code is asked for again.
    const body = html`${problemNote(say('problem.code'))}
      <section class="narrow">${confirmForm(asked)}</section>`;
    return page(say('account.setUp'), body, 422);
  }
  const { id } = person;
  await record(parts.database(), { actor: id, action: 'secondStepSet', subject: id, details: {} });
  const cookies = response.headers.getSetCookie();
  return { kind: 'go', to: '/account?done=done.stepSet', cookies };
}

async function changePassword({ parts, fields, headers, person }: Asked<SignedIn>): Promise<PageAnswer> {
  const { current = '', password = '', again = '' } = fields;
  if (password !== again) return go('/account', { problem: 'problem.notSame' });
  const problem = passwordProblem(password, { person: person.id, name: person.name, email: person.email });
  if (problem !== null) return go('/account', { problem: `problem.${problem}` });
  const response = await parts.accounts().api.changePassword({
    body: { currentPassword: current, newPassword: password },
    headers,
    asResponse: true,
  });
  if (!response.ok) return go('/account', { problem: 'problem.password' });
  const database = parts.database();
  for (const { id } of await browserSessions(database, person.id))
    if (id !== person.session) await endBrowserSession(database, person.id, id);
  await record(database, { actor: person.id, action: 'passwordSet', subject: person.id, details: {} });
  return go('/account', { done: 'done.passwordChanged' });
}

async function endSession({ parts, fields, person }: Asked<SignedIn>): Promise<PageAnswer> {
  const session = idSchema.safeParse(fields['session']);
  if (!session.success) return go('/account', { problem: 'problem.notAllowed' });
  const database = parts.database();
  await endBrowserSession(database, person.id, session.data);
  await record(database, { actor: person.id, action: 'sessionsEnded', subject: person.id, details: {} });
  return go('/account', { done: 'done.sessionEnded' });
}
