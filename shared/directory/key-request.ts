/** A desk asks to be enrolled: signed with the very key, so that nobody asks for a key that they do not have. */
import { z } from 'zod';
import { fail, ok, type Result } from '../errors/result.ts';
import {
  publicKeySchema,
  readBody,
  signedBy,
  type PublicKey,
  type Signed,
  type Signer,
  type VerifySignature,
} from '../statements/signed.ts';

const keyRequestSchema = z.strictObject({
  format: z.literal('sastra.keyRequest.1'),
  /** The hub that is asked. */
  hub: z.uuid(),
  person: z.uuid().lowercase(),
  device: z.uuid().lowercase(),
  key: publicKeySchema,
});
export type KeyRequest = z.output<typeof keyRequestSchema>;

export const askForKey = (
  signer: Signer,
  { hub, person, device }: { readonly hub: string; readonly person: string; readonly device: string },
): Signed => signedBy(signer, { format: 'sastra.keyRequest.1', hub, person, device, key: signer.key });

/** Who asks, by the session and not by what they say. */
export function keyAsked(
  { body, signature }: Signed,
  asker: { readonly hub: string; readonly person: string; readonly device: string },
  verify: VerifySignature,
): Result<PublicKey, 'otherForm' | 'notTheirs' | 'badSignature'> {
  const read = readBody(keyRequestSchema, body);
  if (!read.ok) return fail('otherForm');
  const { hub, person, device, key } = read.value;
  if (hub !== asker.hub || person !== asker.person || device !== asker.device) return fail('notTheirs');
  return verify(key, body, signature) ? ok(key) : fail('badSignature');
}
