/** The page on which a person says whether a desk that shows a code is theirs. */
import { isAPIError } from 'better-auth/api';
import { deskCodeRequestSchema, type DeskCodeRequest } from '../../shared/sync/account.ts';
import { record } from '../offices/audit.ts';
import { html } from './html.ts';
import { field } from './layout.ts';
import { ATTEMPTS, go, page, type Asked, type PageAnswer, type PageRoute, type SignedIn } from './page.ts';

export const devicePages: readonly PageRoute[] = [
  { who: 'signedIn', method: 'GET', url: '/device', limit: ATTEMPTS, answer: showDevice },
  { who: 'signedIn', method: 'POST', url: '/device', limit: ATTEMPTS, answer: decide },
];

/** Eight letters and digits, in two groups. */
const CODE = /^([A-Z2-9]{4})([A-Z2-9]{4})$/u;

const bareCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '');

async function showDevice(asked: Asked<SignedIn>): Promise<PageAnswer> {
  const { say, query, form } = asked;
  const typed = query['user_code'];
  if (typed === undefined) {
    return page(
      say('device'),
      html`<section class="narrow">
        <form method="get" action="/device">
          ${field({ name: 'user_code', label: say('device.field') })}
          <button>${say('device.find')}</button>
        </form>
      </section>`,
    );
  }
  const code = bareCode(typed);
  const desk = await deskWith(asked, code);
  if (desk === null) return go('/device', { problem: 'problem.deviceCode' });
  return page(
    say('device'),
    html`<section class="narrow">
      <h2>${say('device.question')}</h2>
      <dl>
        <dt>${say('device.code')}</dt>
        <dd class="code big">${code.replace(CODE, '$1-$2')}</dd>
        <dt>${say('device.name')}</dt>
        <dd>${desk.name}</dd>
        <dt>${say('device.version')}</dt>
        <dd>${desk.version}</dd>
      </dl>
      <p>${say('device.warning')}</p>
      ${form(
        '/device',
        html`<input type="hidden" name="user_code" value="${code}" />
          <p class="row">
            <button name="decision" value="approve">${say('device.approve')}</button>
            <button class="quiet" name="decision" value="deny">${say('device.deny')}</button>
          </p>`,
      )}
    </section>`,
  );
}

/** The desk that waits with this code, which from now on is this person's to decide; null: none does. */
async function deskWith({ parts, headers }: Asked<SignedIn>, code: string): Promise<DeskCodeRequest | null> {
  if (!CODE.test(code)) return null;
  const found = await unlessRefused(() =>
    parts.accounts().api.deviceVerify({ query: { user_code: code }, headers }),
  );
  if (found?.status !== 'pending' || typeof found.scope !== 'string') return null;
  return deskCodeRequestSchema.parse(JSON.parse(found.scope));
}

async function decide(asked: Asked<SignedIn>): Promise<PageAnswer> {
  const { parts, fields, headers, person, say } = asked;
  const userCode = bareCode(fields['user_code'] ?? '');
  const desk = await deskWith(asked, userCode);
  const approved = fields['decision'] === 'approve';
  const { api } = parts.accounts();
  const decided =
    desk === null
      ? null
      : await unlessRefused(() =>
          approved
            ? api.deviceApprove({ body: { userCode }, headers })
            : api.deviceDeny({ body: { userCode }, headers }),
        );
  if (desk === null || decided === null) return go('/device', { problem: 'problem.deviceCode' });
  if (!approved) return page(say('device.denied'), html`<p>${say('device.deniedHelp')}</p>`);
  await record(parts.database(), {
    actor: person.id,
    action: 'deskApproved',
    subject: desk.device,
    details: { desk: desk.name },
  });
  return page(say('device.approved'), html`<p>${say('device.approvedHelp')}</p>`);
}

/** Null where Better Auth does not do it: the code is unknown, too old, or somebody else's. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}
