/** Signing in: password, second step, or the ministry's provider; and signing out. */
import { ACCOUNTS_PATH, PROVIDER_ID } from '../auth/accounts.ts';
import { typedCode } from './forms.ts';
import { html } from './html.ts';
import { field } from './layout.ts';
import { safeNext, withNext } from './next.ts';
import { ATTEMPTS, go, page, type Asked, type PageAnswer, type PageRoute } from './page.ts';

export const signInPages: readonly PageRoute[] = [
  { who: 'anybody', method: 'GET', url: '/account/sign-in', answer: showSignIn },
  {
    who: 'anybody',
    method: 'POST',
    url: '/account/sign-in',
    limit: ATTEMPTS,
    limitBy: 'email',
    answer: signIn,
  },
  { who: 'anybody', method: 'GET', url: '/account/code', answer: showCode },
  { who: 'anybody', method: 'POST', url: '/account/code', limit: ATTEMPTS, answer: checkCode },
  { who: 'anybody', method: 'POST', url: '/account/provider', limit: ATTEMPTS, answer: toProvider },
  {
    who: 'anybody',
    method: 'GET',
    url: `${ACCOUNTS_PATH}/callback/${PROVIDER_ID}`,
    limit: ATTEMPTS,
    answer: fromProvider,
  },
  { who: 'anybody', method: 'POST', url: '/account/sign-out', answer: signOut },
];

const SIGN_IN = '/account/sign-in';

function showSignIn({ say, query, person, form, parts }: Asked): PageAnswer {
  const next = safeNext(query['next']);
  if (person !== null) return go(next);
  const keep = html`<input type="hidden" name="next" value="${next}" />`;
  const provider = parts.hasProvider
    ? form('/account/provider', html`${keep}<button class="quiet">${say('signIn.provider')}</button>`)
    : null;
  return page(
    say('signIn'),
    html`<section class="narrow">
        ${form(
          SIGN_IN,
          html`${keep}
            ${field({
              name: 'email',
              label: say('signIn.email'),
              type: 'email',
              autocomplete: 'username',
              value: query['email'] ?? '',
            })}
            ${field({
              name: 'password',
              label: say('signIn.password'),
              type: 'password',
              autocomplete: 'current-password',
            })} <button>${say('signIn')}</button>`,
        )}
      </section>
      ${provider}
      <p class="hint">${say('signIn.forgotten')}</p>`,
  );
}

async function signIn({ parts, fields, headers }: Asked): Promise<PageAnswer> {
  const next = safeNext(fields['next']);
  const { email = '', password = '' } = fields;
  const response = await parts.accounts().api.signInEmail({
    body: { email: email.trim().toLowerCase(), password },
    headers,
    asResponse: true,
  });
  if (!response.ok) return go(withNext(SIGN_IN, next, { problem: 'problem.signIn' }));
  const cookies = response.headers.getSetCookie();
  const said: unknown = await response.json();
  const needsCode = typeof said === 'object' && said !== null && 'twoFactorRedirect' in said;
  return { kind: 'go', to: needsCode ? withNext('/account/code', next) : next, cookies };
}

function showCode({ say, query, form }: Asked): PageAnswer {
  return page(
    say('code'),
    html`<section class="narrow">
      ${form(
        '/account/code',
        html`<input type="hidden" name="next" value="${safeNext(query['next'])}" />
          ${field({
            name: 'code',
            label: say('code.field'),
            help: say('code.recovery'),
            autocomplete: 'one-time-code',
          })}
          <button>${say('code.go')}</button>`,
      )}
    </section>`,
  );
}

/** Codes that were wrong are counted by Better Auth, for each sign-in and for each person. */
async function checkCode({ parts, fields, headers }: Asked): Promise<PageAnswer> {
  const next = safeNext(fields['next']);
  const code = typedCode(fields['code']);
  const asked = { body: { code }, headers, asResponse: true as const };
  const { api } = parts.accounts();
  const response = /^\d{6}$/u.test(code) ? await api.verifyTOTP(asked) : await api.verifyBackupCode(asked);
  const cookies = response.headers.getSetCookie();
  if (response.ok) return { kind: 'go', to: next, cookies };
  const said: unknown = await response.json();
  const again =
    typeof said === 'object' &&
    said !== null &&
    'code' in said &&
    (said.code === 'INVALID_CODE' || said.code === 'INVALID_BACKUP_CODE');
  return again
    ? { kind: 'go', to: withNext('/account/code', next, { problem: 'problem.code' }), cookies }
    : { kind: 'go', to: withNext(SIGN_IN, next, { problem: 'problem.codeOver' }), cookies };
}

/** By a page of its own that goes on: a form's policy would forbid to be sent on to another site. */
async function toProvider({ parts, fields, headers, say }: Asked): Promise<PageAnswer> {
  const next = safeNext(fields['next']);
  const failed = withNext(SIGN_IN, next, { problem: 'problem.provider' });
  if (!parts.hasProvider) return go(failed);
  const response = await parts.accounts().api.signInSocial({
    body: { provider: PROVIDER_ID, callbackURL: next, errorCallbackURL: failed, disableRedirect: true },
    headers,
    asResponse: true,
  });
  const said: unknown = response.ok ? await response.json() : null;
  if (typeof said !== 'object' || said === null || !('url' in said) || typeof said.url !== 'string')
    return go(failed);
  return {
    kind: 'page',
    title: say('signIn.provider'),
    body: html`<p><a class="button" href="${said.url}">${say('signIn.onward')}</a></p>`,
    cookies: response.headers.getSetCookie(),
    onTo: said.url,
  };
}

/** Better Auth checks state, nonce and signatures; it answers with a redirection. */
async function fromProvider({ parts, url, headers }: Asked): Promise<PageAnswer> {
  const response = await parts.accounts().handler(new Request(`${parts.address()}${url}`, { headers }));
  const cookies = response.headers.getSetCookie();
  const location = response.headers.get('location') ?? SIGN_IN;
  const { pathname, search } = new URL(location, parts.address());
  // Whatever the redirection says, it leads to a page of ours.
  const to = safeNext(pathname + search);
  return { kind: 'go', to: pathname === SIGN_IN ? `${SIGN_IN}?problem=problem.provider` : to, cookies };
}

async function signOut({ parts, headers }: Asked): Promise<PageAnswer> {
  const response = await parts.accounts().api.signOut({ headers, asResponse: true });
  return { kind: 'go', to: `${SIGN_IN}?done=done.signedOut`, cookies: response.headers.getSetCookie() };
}
