/** Forms: how they are read, and how it is known that a page of this hub made them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toAsciiDigits } from '../../shared/khmer/index.ts';
import { RequestRefused } from '../http/problems.ts';
import { html, type Html } from './html.ts';

/** A random value of the browser's, which a form's token is bound to. */
export const FORM_COOKIE = 'sastra.form';
export const FORM_FIELD = 'form';

export const newFormCookie = (): string => randomBytes(24).toString('base64url');

/** Bound to the browser, and to the session where there is one: neither another site nor another person has it. */
export const formToken = (secret: string, cookie: string, session: string): string =>
  createHmac('sha256', secret).update(`form ${cookie} ${session}`).digest('base64url');

export function isFormToken(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** `brings`: the form has fields for files. */
export const formOf = (token: string, action: string, body: Html, brings?: 'files'): Html =>
  html`<form method="post" action="${action}" ${brings === undefined ? null : html`enctype="${UPLOAD}"`}>
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    ${body}
  </form>`;

/** Whether the browser says that one of our own pages sent it. Browsers name the origin with every form. */
export function isFromHere({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/** A code of digits as a person may type it: Khmer digits, and spaces where it was read in groups. */
export const typedCode = (text = ''): string => toAsciiDigits(text).replaceAll(/\s/gu, '');

const UPLOAD = 'multipart/form-data';
/** Bytes of a form with files: all of it is in memory. */
const UPLOAD_LIMIT = 64_000_000;

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly Uint8Array[];
}

/** What a form with files has sent. Throws `tooLarge`, and `invalid` where it is none. */
export async function readUpload({ headers, body }: FastifyRequest): Promise<Upload> {
  const type = headers['content-type'] ?? '';
  const bytes = Number(headers['content-length'] ?? Number.NaN);
  if (!(body instanceof Readable) || !Number.isSafeInteger(bytes)) throw new RequestRefused('invalid');
  if (bytes > UPLOAD_LIMIT) throw new RequestRefused('tooLarge');
  const fields: Record<string, string> = {};
  const files: Uint8Array[] = [];
  for (const [name, value] of await partsOfForm(body, type))
    if (typeof value === 'string') fields[name] = value;
    else if (value.size > 0) files.push(new Uint8Array(await value.arrayBuffer()));
  return { fields, files };
}

async function partsOfForm(body: Readable, type: string): Promise<FormData> {
  try {
    return await new Response(await buffer(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new RequestRefused('invalid');
  }
}

export function readForms(app: FastifyInstance): void {
  // Left unread: readUpload() does, for whom it may be.
  app.addContentTypeParser(UPLOAD, (_request, payload, done) => done(null, payload));
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      done(null, Object.fromEntries(new URLSearchParams(text.toString())));
    },
  );
}

/** The text values of a query or of a form; a name that comes twice counts once. */
export function textValues(values: unknown): Readonly<Record<string, string>> {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

export function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[\w-]{1,64}$/u.test(value)) return value;
  }
  return null;
}
