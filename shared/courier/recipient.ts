/** Whom a parcel is encrypted to: the hub signs its recipient, so that no line between can put another in its place. */
import { canonicalJson } from '../document/hash.ts';

/** What the hub signs (Ed25519, over UTF-8). */
export const recipientText = (hub: string, recipient: string): string =>
  canonicalJson({ format: 'sastra.courier.recipient.1', hub, recipient });
