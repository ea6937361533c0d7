/** All migrations in their order. Once released, one never changes: a database made by it exists somewhere. */
import { sql as streams } from './0001-streams.ts';
import { sql as accounts } from './0002-accounts.ts';
import { sql as everyKind } from './0003-every-kind.ts';
import { sql as media } from './0004-media.ts';
import { sql as courier } from './0005-courier.ts';
import { sql as presenceWriting } from './0006-presence-writing.ts';
import { sql as directory } from './0007-directory.ts';
import { sql as comments } from './0008-comments.ts';
import { sql as courierRequests } from './0009-courier-requests.ts';
import { sql as signoff } from './0010-signoff.ts';

export interface Migration {
  /** Counts up from 1 without a gap. */
  readonly version: number;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: streams },
  { version: 2, sql: accounts },
  { version: 3, sql: everyKind },
  { version: 4, sql: media },
  { version: 5, sql: courier },
  { version: 6, sql: presenceWriting },
  { version: 7, sql: directory },
  { version: 8, sql: comments },
  { version: 9, sql: courierRequests },
  { version: 10, sql: signoff },
];
