/** A browser without a screen: it keeps cookies and sends forms as a page of the hub made them. */

export interface Visited {
  readonly status: number;
  readonly text: string;
  /** Where it was sent on to, or null. */
  readonly location: string | null;
  /** As they were set. */
  readonly cookies: readonly string[];
}

export interface FormFaults {
  /** In place of the token of the page that was read last; null: none. */
  readonly token?: string | null;
  /** In place of the hub's own; null: none. */
  readonly origin?: string | null;
  readonly cookies?: false;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Visit {
  readonly get: (path: string) => Promise<Visited>;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    faults?: FormFaults,
  ) => Promise<Visited>;
  /** A form that brings files. */
  readonly bring: (path: string, files: readonly Uint8Array[], faults?: FormFaults) => Promise<Visited>;
  /** What a link saves. */
  readonly save: (path: string) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** Of the page that was read last. */
  readonly token: () => string;
  /** Takes a cookie header over. */
  readonly signIn: (cookie: string) => void;
  readonly forget: () => void;
}

/** `origin`: what the browser would show in its address bar, where that is not where the hub listens. */
export function openPages(address: string, origin = address): Visit {
  const jar = new Map<string, string>();
  let token = '';

  const ask = async (
    path: string,
    init: RequestInit,
    { cookies, headers = {} }: FormFaults = {},
  ): Promise<Visited> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${address}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        ...(cookies === false ? {} : { cookie }),
        'x-forwarded-host': new URL(origin).host,
        ...headers,
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
    const set = answer.headers.getSetCookie();
    for (const line of set) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0/iu.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
    const text = await answer.text();
    token = /name="form"\s+value="([^"]+)"/u.exec(text)?.[1] ?? token;
    return { status: answer.status, text, location: answer.headers.get('location'), cookies: set };
  };

  return {
    get: (path) => ask(path, {}),
    post(path, fields, faults = {}) {
      const form = faults.token === undefined ? token : faults.token;
      const from = faults.origin === undefined ? origin : faults.origin;
      return ask(
        path,
        {
          method: 'POST',
          body: new URLSearchParams({ ...fields, ...(form === null ? {} : { form }) }),
          headers: from === null ? {} : { origin: from },
        },
        faults,
      );
    },
    bring(path, files, faults = {}) {
      const form = new FormData();
      const shown = faults.token === undefined ? token : faults.token;
      if (shown !== null) form.set('form', shown);
      for (const file of files) form.append('file', new Blob([new Uint8Array(file)]), 'brought.age');
      const from = faults.origin === undefined ? origin : faults.origin;
      const headers = from === null ? {} : { origin: from };
      return ask(path, { method: 'POST', body: form, headers }, faults);
    },
    async save(path) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(`${address}${path}`, { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      const name = /filename="([^"]+)"/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
      return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
    token: () => token,
    signIn(cookie) {
      jar.set(cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1));
    },
    forget() {
      jar.clear();
    },
  };
}
