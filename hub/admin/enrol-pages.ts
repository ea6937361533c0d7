/** The page of a link that sets a password, once. */
import { PASSWORD } from '../auth/accounts.ts';
import { findEnrolment, useEnrolment } from '../auth/enrolment.ts';
import { html } from './html.ts';
import { field, problemNote } from './layout.ts';
import { ATTEMPTS, go, page, type Asked, type PageAnswer, type PageRoute, type ProblemKey } from './page.ts';

export const enrolPages: readonly PageRoute[] = [
  {
    who: 'anybody',
    method: 'GET',
    url: '/account/enrol',
    limit: ATTEMPTS,
    answer: (asked) => showEnrolment(asked, asked.query['token'] ?? '', null),
  },
  { who: 'anybody', method: 'POST', url: '/account/enrol', limit: ATTEMPTS, answer: enrol },
];

async function showEnrolment(
  { parts, say, form }: Asked,
  token: string,
  problem: ProblemKey | null,
): Promise<PageAnswer> {
  const found = await findEnrolment(parts.database(), token);
  if (found === null) return page(say('enrol.void'), html`<p>${say('enrol.voidHelp')}</p>`, 404);
  const { name, email } = found;
  return page(
    say('enrol'),
    html`${problem === null ? null : problemNote(say(problem))}
      <section class="narrow">
        <p>${say('enrol.for', { name, email })}</p>
        ${form(
          '/account/enrol',
          html`<input type="hidden" name="token" value="${token}" />
            <input type="text" name="username" value="${email}" autocomplete="username" hidden />
            ${newPasswordFields(say)}
            <button>${say('enrol')}</button>`,
        )}
      </section>`,
    problem === null ? 200 : 422,
  );
}

export const newPasswordFields = (say: Asked['say']) =>
  html`${field({
    name: 'password',
    label: say('enrol.new'),
    type: 'password',
    autocomplete: 'new-password',
    help: say('enrol.rule', { least: PASSWORD.least }),
  })}
  ${field({
    name: 'again',
    label: say('enrol.again'),
    type: 'password',
    autocomplete: 'new-password',
  })}`;

async function enrol(asked: Asked): Promise<PageAnswer> {
  const { token = '', password = '', again = '' } = asked.fields;
  if (password !== again) return showEnrolment(asked, token, 'problem.notSame');
  const used = await useEnrolment(asked.parts.database(), asked.parts.accounts(), token, password);
  return used.ok
    ? go('/account/sign-in', { done: 'done.passwordSet' })
    : showEnrolment(asked, token, `problem.${used.error}`);
}
