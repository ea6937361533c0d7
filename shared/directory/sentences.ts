/** Why an entry is refused, for whoever sits at a command line: the end of a sentence. */
import type { EntryProblem } from './refusal.ts';

export const DIRECTORY_PROBLEMS: Readonly<Record<EntryProblem | 'fork', string>> = {
  notCanonical: 'its text was changed after it was written',
  otherForm: 'it is of no form that is known here: whatever wrote it may be newer',
  genesis: 'a directory begins with one entry of its custodians, and with no other',
  otherMinistry: 'it is of another ministry’s directory',
  gap: 'it does not follow what stands there: write it anew with the directory as it is now',
  badSignature: 'a signature does not fit',
  signedTwice: 'one key signed it twice',
  wrongSigner: 'somebody signed it who may not sign such an entry',
  revokedSigner: 'somebody signed it with a key that was revoked',
  ownKey: 'somebody signed it for their own key or roles',
  tooFewSigners: 'too few people signed it',
  keyKnown: 'the key is in the directory already',
  keyOfAnother: 'the key is somebody else’s',
  keyRevoked: 'the key was revoked: a new one has to be made',
  unknownKey: 'there is no such key; keys of custodians are rotated',
  fork: 'another entry stands in its place: two were signed for the same one',
};
