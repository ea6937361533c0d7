/**
 * A desk's token: its session's, and a signature over it. So a copy of the database lets nobody in, and a token that the
 * hub never gave is refused before the database is asked.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (session: string, secret: string): string =>
  createHmac('sha256', secret).update(`desk ${session}`).digest('base64url');

export const deskToken = (session: string, secret: string): string =>
  `${session}.${signatureOf(session, secret)}`;

/** The session's token in an `authorization` header, or null where it is none of ours. */
export function sessionIn(authorization: string | undefined, secret: string): string | null {
  const [, session, signature] = /^Bearer ([\w-]{16,64})\.([\w-]{43})$/iu.exec(authorization ?? '') ?? [];
  if (session === undefined || signature === undefined) return null;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(session, secret))) ? session : null;
}
