/** What a technician is told when the database that was named does not let the hub in. */
import { StartRefusal, systemCode } from '../refusal.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'its host is not known here',
  EAI_AGAIN: 'its host is not known here',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it ends the connection',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the account',
  '3D000': 'there is no such database on it',
  '42501': 'the account may not make tables there',
  '53300': 'it has no connection left',
  '53100': 'its disk is full',
  '57P03': 'it is starting or stopping',
};

/** Null: something else than the way to the database is wrong. The address holds a password and is not said. */
export function connectionRefusal(error: unknown): StartRefusal | null {
  const reason = SENTENCES[systemCode(error) ?? ''];
  return reason === undefined
    ? null
    : new StartRefusal(`The database of HUB_DATABASE_URL cannot be used: ${reason}. Nothing was changed.`);
}
