/** What all pages have in common: the head, who is signed in, the way to the other pages, what was just said. */
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import { html, type Html, type Piece } from './html.ts';
import type { Asked } from './page.ts';
import { isTextKey, textOf, type Language, type TextKey } from './texts.ts';

export const ASSETS = '/admin/assets';

/** Those that administer see all but the last; everybody the last. */
const PLACES = [
  ['/admin/people', 'people'],
  ['/admin/offices', 'offices'],
  ['/admin/desks', 'desks'],
  ['/admin/couriers', 'couriers'],
  ['/admin/audit', 'audit'],
  ['/account', 'account'],
] as const satisfies readonly (readonly [string, TextKey])[];

export interface Framed {
  readonly title: string;
  readonly body: Html;
  readonly onTo?: string;
}

/** A whole page; `url` is its own address, for the switch of the language. */
export function framed(asked: Asked, url: string, { title, body, onTo }: Framed): string {
  const { language, say, person, mine } = asked;
  const places = PLACES.filter(
    ([, key]) => key === 'account' || (mine !== null && (key !== 'audit' || mine.everything)),
  );
  const navigation =
    person === null
      ? null
      : html`<nav aria-label="${say('menu')}">
          <ul>
            ${places.map(([to, key]) => html`<li><a href="${to}" ${current(url, to)}>${say(key)}</a></li> `)}
          </ul>
        </nav>`;
  const leaving =
    person === null
      ? null
      : asked.form(
          '/account/sign-out',
          html`<span class="who">${say('signedInAs', { name: person.name })}</span>
            <button class="quiet">${say('signOut')}</button>`,
        );
  return bare(
    language,
    title,
    html`<header>
        <a class="skip" href="#content">${say('skip')}</a>
        <span class="product">${say('product')}</span>
        ${navigation} ${languageSwitch(language, url)} ${leaving}
      </header>
      <main id="content">
        <h1>${title}</h1>
        ${said(asked)} ${body}
      </main>
      <footer>
        <span>${say('fingerprint')}</span> <span class="code">${asked.parts.fingerprint}</span>
      </footer>`,
    onTo ?? null,
  );
}

const current = (url: string, to: string): Piece =>
  url === to || url.startsWith(`${to}/`) || url.startsWith(`${to}?`) ? html`aria-current="page"` : null;

/** Without anything that asks who is there: for mistakes, too. */
export function bare(language: Language, title: string, body: Html, onTo: string | null = null): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${onTo === null ? null : html`<meta http-equiv="refresh" content="0; url=${onTo}" />`}
        <title>${title} · ${textOf(language, 'product')}</title>
        <link rel="stylesheet" href="${ASSETS}/pages.css" />
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

/** The same page in the other language; what was said last is not said again. */
function languageSwitch(language: Language, url: string): Html {
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  for (const gone of ['done', 'problem']) query.delete(gone);
  const other: Language = language === 'km' ? 'en' : 'km';
  query.set('language', other);
  return html`<a class="language" href="${path}?${query.toString()}" lang="${other}" hreflang="${other}"
    >${textOf(language, 'language.other')}</a
  >`;
}

/** What the address says was done or was wrong; only sentences of ours are shown. */
function said({ query, say }: Asked): Piece {
  const { done, problem } = query;
  if (problem !== undefined && isTextKey(problem) && problem.startsWith('problem.'))
    return problemNote(say(problem));
  if (done !== undefined && isTextKey(done) && done.startsWith('done.'))
    return html`<p class="note good" role="status">${say(done)}</p>`;
  return null;
}

export const problemNote = (sentence: string): Html => html`<p class="note bad" role="alert">${sentence}</p>`;

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'password' | 'search';
  /** What the browser may fill in (the HTML standard's names). */
  readonly autocomplete?: string;
  readonly help?: string;
  readonly lang?: Language;
  readonly required?: boolean;
}

export function field(of: Field): Html {
  const { name, label, value = '', type = 'text', autocomplete = 'off', help, lang, required = true } = of;
  const hint = help === undefined ? null : html`<span class="hint" id="${name}-hint">${help}</span>`;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${lang === undefined ? null : html`lang="${lang}"`}
      ${required ? html`required` : null}
      ${hint === null ? null : html`aria-describedby="${name}-hint"`}
    />
    ${hint}
  </div>`;
}

/** A table that scrolls by itself where the screen is narrow, by keyboard too. */
export const table = (caption: string, headings: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <thead>
        <tr>
          ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

/** Of a moment, by the clock of Phnom Penh (UTC+7 all year). */
export function moment(language: Language, at: Date): Html {
  const shown = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const digits = language === 'km' ? toKhmerDigits(shown) : shown;
  return html`<time datetime="${at.toISOString()}">${digits}</time>`;
}
