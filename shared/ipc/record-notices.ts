/** What a person is told of records that offices share, and how they take their own back. */
import { z } from 'zod';
import type { PersonName } from './types.ts';
import type { JsonValue } from '../document/model.ts';
import type { SharedName } from '../sync/shared-records.ts';

/**
 * `lost`: what was written here was replaced by somebody who had not seen it. `replaced`: what was written here stands over
 * what somebody else had written unseen. `kept`: it was removed by somebody who had not seen its last change, and is still
 * there. `back`: it was removed, and is there again because somebody changed it. `refused`: the hub does not take it from
 * this person. `hubFirst`: it was written here before this desk was connected, and the ministry has it otherwise.
 */
export const RECORD_NOTICES = ['lost', 'replaced', 'kept', 'back', 'refused', 'hubFirst'] as const;
export type RecordNoticeKind = (typeof RECORD_NOTICES)[number];

/** Parts of an entry by their names. */
export type RecordParts = Readonly<Record<string, JsonValue>>;

export interface RecordNotice {
  readonly id: string;
  readonly what: RecordNoticeKind;
  readonly record: SharedName;
  readonly entry: string;
  /** As it stands now; null: it is not there. */
  readonly now: RecordParts | null;
  /** What taking it back brings: these parts, or null: the entry goes. */
  readonly wanted: RecordParts | null;
  /** Who else wrote or removed it, where the hub said so. */
  readonly by: PersonName | null;
}

const notice = z.string().min(1).max(300);
export const recordNoticeSchema = z.strictObject({ id: notice });
