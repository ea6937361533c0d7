/** All migrations in order. Each has its file, and tests/integration/core/db/migrations.test.ts the SHA-256 of its SQL. */
import type { Migration } from '../migrate.ts';
import { desk } from './0001-desk.ts';
import { library } from './0002-library.ts';
import { media } from './0003-media.ts';
import { searchQueue } from './0004-search-queue.ts';
import { register } from './0005-register.ts';
import { amending } from './0006-amending.ts';
import { sync } from './0007-sync.ts';
import { people } from './0008-people.ts';
import { courier } from './0009-courier.ts';
import { mediaTravel } from './0010-media-travel.ts';
import { sharedRecords } from './0011-shared-records.ts';
import { comments } from './0012-comments.ts';
import { directory } from './0013-directory.ts';

export const MIGRATIONS: readonly Migration[] = [
  desk,
  library,
  media,
  searchQueue,
  register,
  amending,
  sync,
  people,
  courier,
  mediaTravel,
  sharedRecords,
  comments,
  directory,
];
