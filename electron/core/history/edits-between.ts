/** What has to change for a draft to be what it should be. */
import { canonicalJson } from '../../../shared/document/hash.ts';
import {
  LANGUAGES,
  type DocumentId,
  type DocumentState,
  type Metadata,
  type Uid,
  type Unit,
} from '../../../shared/document/model.ts';
import { unitsOfContent } from '../../../shared/document/open-units.ts';
import type { FieldEdit, UnitEdit } from '../../../shared/ipc/types.ts';
import type { Entry } from '../store/entries.ts';

export interface Edits {
  readonly units: readonly UnitEdit[];
  readonly fields: readonly FieldEdit[];
}

export const isEmpty = ({ units, fields }: Edits): boolean => units.length + fields.length === 0;

/** As one of the entries that a profile is changed by. */
export const editEntry = (documentId: DocumentId, edits: Edits): Entry => ({
  kind: 'edit',
  documentId,
  ...edits,
  positions: [],
});

/** The fields that differ from what is wanted. */
export function fieldsBetween({ metadata }: DocumentState, wanted: Metadata): readonly FieldEdit[] {
  const names = new Set([...Object.keys(metadata), ...Object.keys(wanted)]);
  return [...names].flatMap((name) => {
    const value = wanted[name] ?? null;
    return canonicalJson(value) === canonicalJson(metadata[name] ?? null) ? [] : [{ name, value }];
  });
}

/** Makes of one state the other. */
export function editsBetween(now: DocumentState, wanted: DocumentState): Edits {
  const [from, to] = [unitsOfContent(now.content), unitsOfContent(wanted.content)];
  const units = LANGUAGES.flatMap((language) => {
    const [before, after] = [byUid(from[language]), byUid(to[language])];
    const uids = new Set([...before.keys(), ...after.keys()]);
    return [...uids].flatMap((uid): readonly UnitEdit[] => {
      const unit = after.get(uid) ?? null;
      const is = before.get(uid) ?? null;
      return canonicalJson(unit) === canonicalJson(is) ? [] : [{ language, uid, unit }];
    });
  });
  return { units, fields: fieldsBetween(now, wanted.metadata) };
}

const byUid = (units: readonly Unit[]): ReadonlyMap<Uid, Unit> =>
  new Map(units.map((unit) => [unit.uid, unit]));
