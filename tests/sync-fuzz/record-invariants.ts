/** What has to be true of the records that offices share. */
import { recordDigest, type DocumentDigest } from '../../shared/sync/digest.ts';
import type { TalkingDesk } from './desk.ts';
import { fromFile } from './desk-file.ts';
import type { Problem } from './invariants.ts';
import { recordsOn } from './records.ts';

/** By what the desk's file says of them. */
export const recordsIn = (desk: TalkingDesk, stream: string): readonly DocumentDigest[] =>
  fromFile(desk, (sqlite) => {
    const fields = new Map<string, Map<string, string>>();
    const rows = sqlite
      .prepare<[string], { documentId: string; record: string; entry: string; parts: string }>(
        'SELECT document_id AS documentId, record, entry, parts FROM shared_entries WHERE stream = ?',
      )
      .all(stream);
    for (const { documentId, record, entry, parts } of rows) {
      const known = fields.get(documentId) ?? new Map<string, string>();
      for (const [part, opId] of JSON.parse(parts) as [string, string][])
        known.set(`${record} ${entry}/${part}`, opId);
      fields.set(documentId, known);
    }
    return [...fields].map(([documentId, versions]) => ({
      documentId,
      digest: recordDigest(documentId, versions),
    }));
  });

/** People at all desks see the same of what offices share. */
export async function checkRecords(desks: readonly TalkingDesk[]): Promise<readonly Problem[]> {
  const seen = await Promise.all(
    desks.map(async (desk) => ({ name: desk.name, records: await recordsOn(desk) })),
  );
  return seen
    .filter(({ records }) => records !== seen[0]?.records)
    .map(({ name }) => ({ invariant: 'equal', words: `${name} has other records` }));
}
