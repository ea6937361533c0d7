/**
 * Chromium cannot be taught a scheme over the DevTools protocol, so a page of `app://desk/x` lives at
 * `https://desk.app.invalid/x`, an origin that is secure and that no name server answers for. Electron's own API
 * (`getURL`, `senderFrame.url`, requests) speaks of `app://desk/x` on both hosts; what differs is what the page sees
 * of itself: `location.origin` is the virtual one, and an absolute `app://` address inside the page leads nowhere.
 */
const schemes = new Set<string>();

/** Stands for an empty host part, as in `app:///x`. */
const NO_HOST = 'host-is-empty';
const VIRTUAL = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.invalid([/?#].*)?$/iu;

export function registerScheme(scheme: string): void {
  if (!/^[a-z][a-z0-9-]*$/u.test(scheme))
    throw new Error(`chromium-host: cannot serve the scheme '${scheme}'`);
  schemes.add(scheme);
}

export function toVirtual(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/iu.exec(url) ?? [];
  if (scheme === undefined || !schemes.has(scheme)) return url;
  return `https://${host === '' ? NO_HOST : host}.${scheme}.invalid${rest === '' ? '/' : rest}`;
}

export function fromVirtual(url: string): string {
  const [, host, scheme, rest = '/'] = VIRTUAL.exec(url) ?? [];
  if (host === undefined || scheme === undefined || !schemes.has(scheme)) return url;
  return `${scheme}://${host === NO_HOST ? '' : host}${rest}`;
}

/** A policy may name the scheme; the page really lives on the virtual origin. */
export function virtualPolicy(value: string): string {
  return value.replace(
    /\b([a-z][a-z0-9-]*):(?:\/\/([a-z0-9.-]+))?(?=[\s;,]|$)/giu,
    (whole, scheme: string, host?: string) => {
      if (!schemes.has(scheme)) return whole;
      return `https://${host ?? '*'}.${scheme}.invalid`;
    },
  );
}
