/** What a page of the hub is: an address, who may ask for it, and what it answers. hub/admin/serve.ts serves them. */
import type { KeptParts } from '../courier/kept-parts.ts';
import type { CourierParts } from '../courier/courier.ts';
import type { Accounts } from '../auth/accounts.ts';
import type { Database } from '../db/connect.ts';
import type { Administration } from '../offices/administration.ts';
import type { Html } from './html.ts';
import type { Language, TextKey } from './texts.ts';

export interface PageParts {
  readonly database: () => Database;
  readonly accounts: () => Accounts;
  readonly secret: string;
  /** Where people reach the hub. */
  readonly address: () => string;
  /** Of the hub's key, as desks show it. */
  readonly fingerprint: string;
  /** Whether the ministry's provider signs people in. */
  readonly hasProvider: boolean;
  /** What a courier's file is taken with that this person brings. */
  readonly courier: (bringer: string) => CourierParts;
  /** What the hub answers such files, until it is fetched. */
  readonly keptParts: KeptParts;
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The id of the browser's session. */
  readonly session: string;
  readonly secondStep: boolean;
}

/** A request for a page, once it is known who asks. */
export interface Asked<Person = SignedIn | null, Mine = Administration | null> {
  readonly parts: PageParts;
  readonly language: Language;
  /** The text of a key in the visitor's language, with its `{places}` filled. */
  readonly say: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly person: Person;
  /** What the person administers. */
  readonly mine: Mine;
  /** As it was asked for: path and query. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Of the form that was sent, its own token aside. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of a form that brings files, in their order; empty ones are none. */
  readonly files: readonly Uint8Array[];
  /** For Better Auth: the request's own, with the visitor's address as the hub knows it. */
  readonly headers: Headers;
  /** A form of this page, with what shows that it came from here. */
  readonly form: (action: string, body: Html, brings?: 'files') => Html;
}

/** A request of somebody who administers something. */
export type Administering = Asked<SignedIn, Administration>;

export type PageAnswer =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly body: Html;
      /** 200 where it is not said. */
      readonly status?: number;
      readonly cookies?: readonly string[];
      /** An address that the browser goes on to by itself. */
      readonly onTo?: string;
    }
  | { readonly kind: 'go'; readonly to: string; readonly cookies?: readonly string[] }
  /** The browser saves it under this name. */
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly content: AsyncIterable<Uint8Array>;
      readonly cookies?: readonly string[];
    };

type Answering<A> = (asked: A) => PageAnswer | Promise<PageAnswer>;

interface Route<Who extends string, A> {
  readonly who: Who;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly answer: Answering<A>;
  /** Times that one address may ask within five minutes, where that is less than elsewhere. */
  readonly limit?: number;
  /** A field whose value, too, may only be asked for so often, from wherever it is asked. */
  readonly limitBy?: string;
  /** Its form brings files; they are read when it is known that whoever sends them administers something. */
  readonly takesFiles?: true;
}

export type PageRoute =
  Route<'anybody', Asked> | Route<'signedIn', Asked<SignedIn>> | Route<'administers', Administering>;

/** The `limit` where passwords and codes are tried: an address may stand for a whole office. */
export const ATTEMPTS = 60;

export const page = (title: string, body: Html, status = 200): PageAnswer => ({
  kind: 'page',
  title,
  body,
  status,
});

/** Goes to another page of the hub, which says what was done or why not. */
export const go = (
  to: string,
  said: { readonly done: DoneKey } | { readonly problem: ProblemKey } | null = null,
): PageAnswer => {
  if (said === null) return { kind: 'go', to };
  const sign = to.includes('?') ? '&' : '?';
  return { kind: 'go', to: `${to}${sign}${new URLSearchParams({ ...said }).toString()}` };
};

export type DoneKey = Extract<TextKey, `done.${string}`>;
export type ProblemKey = Extract<TextKey, `problem.${string}`>;
