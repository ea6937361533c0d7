/** Serves the pages: who asks, in which language, whether they may, and whether a form came from here. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../../shared/sync/problem.ts';
import { ADDRESS_HEADER } from '../auth/accounts.ts';
import { answerErrors, RequestRefused, statusOf } from '../http/problems.ts';
import { administrationOf } from '../offices/administration.ts';
import { serveAssets } from './assets.ts';
import {
  cookieOf,
  FORM_COOKIE,
  FORM_FIELD,
  formOf,
  formToken,
  isFormToken,
  isFromHere,
  newFormCookie,
  readForms,
  readUpload,
  textValues,
} from './forms.ts';
import { bare, framed, problemNote } from './layout.ts';
import { html } from './html.ts';
import { go, type Asked, type PageAnswer, type PageParts, type PageRoute, type SignedIn } from './page.ts';
import { PAGES } from './pages.ts';
import { LANGUAGES, textOf, type Language, type TextKey } from './texts.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const LANGUAGE_COOKIE = 'sastra.language';
const YEAR = 365 * 24 * 60 * 60;
const FIVE_MINUTES = 5 * 60_000;
/** Within a quarter of an hour; a password is not found by so few, and nobody's account is kept from them for long. */
const ATTEMPTS_ON_ONE = 10;

export function servePages(app: FastifyInstance, parts: PageParts): void {
  readForms(app);
  app.addHook('onRequest', (_request, reply, done) => {
    // Without any referrer a browser would not name its origin with a form either.
    void reply.headers({ 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' });
    done();
  });
  answerErrors(app, sendErrorPage);
  serveAssets(app);
  for (const route of PAGES) {
    const limited = limiterFor(app, route);
    app.route({
      method: route.method,
      url: route.url,
      schema: { hide: true },
      config: route.limit === undefined ? {} : { rateLimit: { max: route.limit, timeWindow: FIVE_MINUTES } },
      handler: async (request, reply) => {
        if (limited !== null && (await limited(request))) throw new RequestRefused('tooMany');
        const { asked, cookies } = await whoAsks(request, parts);
        const sent = await sentTo(route, request, asked);
        return send(request, reply, asked, await answerOf(route, request, sent, parts), cookies);
      },
    });
  }
}

/** Says whether the value of the field was sent too often lately. */
function limiterFor(
  app: FastifyInstance,
  { url, limitBy }: PageRoute,
): ((request: FastifyRequest) => Promise<boolean>) | null {
  if (limitBy === undefined) return null;
  const check = app.createRateLimit({
    max: ATTEMPTS_ON_ONE,
    timeWindow: 3 * FIVE_MINUTES,
    keyGenerator(request) {
      const value = textValues(request.body)[limitBy] ?? '';
      return createHash('sha256').update(`${url} ${value.trim().toLowerCase()}`).digest('base64');
    },
  });
  return async (request) => {
    const checked = await check(request);
    return !checked.isAllowed && checked.isExceeded;
  };
}

interface Known {
  readonly asked: Asked;
  /** To be set with whatever is answered. */
  readonly cookies: readonly string[];
}

async function whoAsks(request: FastifyRequest, parts: PageParts): Promise<Known> {
  const query = textValues(request.query);
  const cookies: string[] = [];
  const attributes = `Path=/; HttpOnly; SameSite=Lax${parts.address().startsWith('https:') ? '; Secure' : ''}`;
  const language = languageOf(request, query);
  if (query['language'] === language)
    cookies.push(`${LANGUAGE_COOKIE}=${language}; Max-Age=${YEAR}; ${attributes}`);
  let formCookie = cookieOf(request, FORM_COOKIE);
  // Only where a page is read: another site that sends a form here cannot make those that are open void.
  if (formCookie === null && request.method === 'GET') {
    formCookie = newFormCookie();
    cookies.push(`${FORM_COOKIE}=${formCookie}; ${attributes}`);
  }
  const headers = headersFor(request);
  const person = await signedIn(parts, headers);
  const token = formToken(parts.secret, formCookie ?? '', person?.session ?? '');
  return {
    cookies,
    asked: {
      parts,
      language,
      say: (key, values) => textOf(language, key, values),
      person,
      mine: person === null ? null : await administrationOf(parts.database(), person.id),
      url: request.url,
      params: textValues(request.params),
      query,
      fields: {},
      files: [],
      headers,
      form: (action, body, brings) => formOf(token, action, body, brings),
    },
  };
}

/** With what the form brought. Files are read for whoever administers something, and for nobody else. */
async function sentTo(route: PageRoute, request: FastifyRequest, asked: Asked): Promise<Asked> {
  const takesFiles = route.takesFiles === true && asked.mine !== null;
  const { fields, files } = takesFiles
    ? await readUpload(request)
    : { fields: textValues(request.body), files: [] };
  return { ...asked, fields, files };
}

function languageOf(request: FastifyRequest, query: Readonly<Record<string, string>>): Language {
  const wanted = query['language'] ?? cookieOf(request, LANGUAGE_COOKIE);
  return LANGUAGES.find((language) => language === wanted) ?? 'km';
}

/** What Better Auth reads of a request: cookies, the browser's name, and who asks as the hub knows it. */
function headersFor(request: FastifyRequest): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip });
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

async function signedIn(parts: PageParts, headers: Headers): Promise<SignedIn | null> {
  if (!headers.has('cookie')) return null;
  const found = await parts.accounts().api.getSession({ headers });
  if (found === null) return null;
  const { user, session } = found;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    session: session.id,
    secondStep: user.twoFactorEnabled === true,
  };
}

async function answerOf(
  route: PageRoute,
  request: FastifyRequest,
  asked: Asked,
  parts: PageParts,
): Promise<PageAnswer> {
  if (route.method === 'POST' && !isOurForm(request, asked, parts))
    return errorPage(asked.language, 'problem.form', 403);
  if (route.who === 'anybody') return route.answer(asked);
  const { person, mine } = asked;
  if (person === null) {
    const next = route.method === 'GET' ? `?${new URLSearchParams({ next: request.url }).toString()}` : '';
    return go(`/account/sign-in${next}`);
  }
  if (route.who === 'signedIn') return route.answer({ ...asked, person });
  if (mine === null) return errorPage(asked.language, 'error.notAllowed', 403);
  if (!person.secondStep && (await hasPassword(parts, person.id))) return go('/account');
  return route.answer({ ...asked, person, mine });
}

/** Bound to the session that was read, so that a form of before a sign-in is none of after it. */
function isOurForm(request: FastifyRequest, { person, fields }: Asked, { secret }: PageParts): boolean {
  const cookie = cookieOf(request, FORM_COOKIE);
  const given = fields[FORM_FIELD];
  if (cookie === null || given === undefined || !isFromHere(request)) return false;
  return isFormToken(given, formToken(secret, cookie, person?.session ?? ''));
}

/** Whoever comes by the ministry's provider alone has their second step there. */
async function hasPassword({ database }: PageParts, person: string): Promise<boolean> {
  const found = await database()
    .selectFrom('credentials')
    .select('id')
    .where('user_id', '=', person)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return found !== undefined;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  answer: PageAnswer,
  cookies: readonly string[],
): FastifyReply {
  const all = [...cookies, ...(answer.cookies ?? [])];
  if (all.length > 0) void reply.header('set-cookie', all);
  if (answer.kind === 'go') return reply.code(303).header('location', answer.to).send();
  if (answer.kind === 'file')
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${answer.name}"`)
      .send(Readable.from(answer.content));
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(framed(asked, request.url, answer));
}

const errorPage = (language: Language, key: TextKey, status: number): PageAnswer => ({
  kind: 'page',
  title: textOf(language, 'error.title'),
  body: problemNote(textOf(language, key)),
  status,
});

const ERRORS: Partial<Readonly<Record<ProblemCode, TextKey>>> = {
  notFound: 'error.notFound',
  notAllowed: 'error.notAllowed',
  invalid: 'problem.form',
  tooMany: 'error.tooMany',
  tooLarge: 'error.tooLarge',
  notReady: 'error.notReady',
};

function sendErrorPage(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  const language = languageOf(request, textValues(request.query));
  const sentence = textOf(language, ERRORS[code] ?? 'error.internal', { id: request.id });
  const body = html`<main id="content">
    <h1>${textOf(language, 'error.title')}</h1>
    ${problemNote(sentence)}
  </main>`;
  return reply
    .code(statusOf(code))
    .type('text/html; charset=utf-8')
    .send(bare(language, textOf(language, 'error.title'), body));
}
