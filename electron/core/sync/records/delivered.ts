/** The shared records of this desk, with what Sastra brings of each. */
import offices from '../../../../resources/lists/offices.json' with { type: 'json' };
import people from '../../../../resources/lists/people.json' with { type: 'json' };
import topics from '../../../../resources/lists/topics.json' with { type: 'json' };
import wording from '../../../../resources/lists/wording.json' with { type: 'json' };
import type { SharedName } from '../../../../shared/sync/shared-records.ts';
import type { Database } from '../../db/database.ts';
import type { RegisterTable } from '../../register/table.ts';
import { openLocalList } from './local-list.ts';
import type { LocalRecord } from './local-record.ts';
import { openLocalRegister } from './local-register.ts';

const NAMES = { parts: ['km', 'en'], empty: { km: '', en: '' } } as const;
const WORDS = { parts: ['use', 'avoid'], empty: { use: '', avoid: [] } } as const;

export const openLocalRecords = (
  database: Database,
  register: RegisterTable,
): Readonly<Record<SharedName, LocalRecord>> => ({
  register: openLocalRegister(database, register),
  'lists.people': openLocalList(database, { name: 'lists.people', delivered: people, ...NAMES }),
  'lists.topics': openLocalList(database, { name: 'lists.topics', delivered: topics, ...NAMES }),
  'lists.offices': openLocalList(database, { name: 'lists.offices', delivered: offices, ...NAMES }),
  'lists.wording': openLocalList(database, { name: 'lists.wording', delivered: wording, ...WORDS }),
});
