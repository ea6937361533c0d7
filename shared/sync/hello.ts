/** The hub's first answer: who it is, and which protocol it speaks. It is given to anybody. */
import { z } from 'zod';

export const helloSchema = z.object({
  hub: z.uuid(),
  /** Ed25519, SPKI in DER, base64url: the desk pins it when it is enrolled. */
  publicKey: z.string(),
  epoch: z.uuid(),
  /** Whom parcels of couriers are encrypted to (age1…), signed as recipientText() says. */
  courier: z.object({ recipient: z.string(), signature: z.string() }),
  protocol: z.object({ oldest: z.int(), newest: z.int() }),
  version: z.string(),
  /** Milliseconds since 1970 by the hub's clock, so that a desk can tell that its own is off. */
  now: z.int(),
});
export type Hello = z.infer<typeof helloSchema>;
