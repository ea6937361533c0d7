/** The tree of offices: ministry, general departments, provinces, districts. An office comes with its stream. */
import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Database } from '../db/connect.ts';
import { openStream } from '../streams/open-stream.ts';
import { administer, type AdministrationProblem } from './administration.ts';
import { record } from './audit.ts';

export interface OfficeNames {
  readonly km: string;
  readonly en: string;
}

export interface Office {
  readonly id: string;
  readonly parent: string | null;
  readonly names: OfficeNames;
  /** 0: the root. */
  readonly depth: number;
}

/** Each behind its parent, siblings in the order of their Khmer names. */
export async function readOffices(database: Database): Promise<readonly Office[]> {
  const rows = await database.selectFrom('offices').selectAll().orderBy('name_km').orderBy('id').execute();
  const tree: Office[] = [];
  const addBelow = (parent: string | null, depth: number): void => {
    for (const { id, name_km: km, name_en: en } of rows.filter((row) => row.parent === parent)) {
      tree.push({ id, parent, names: { km, en }, depth });
      addBelow(id, depth + 1);
    }
  };
  addBelow(null, 0);
  return tree;
}

/** Makes the office's row and its stream; whoever calls has asked whether that is allowed. */
export async function makeOffice(
  work: Database,
  parent: string | null,
  { km, en }: OfficeNames,
): Promise<string> {
  const id = randomUUID();
  await work.insertInto('offices').values({ id, parent, name_km: km, name_en: en }).execute();
  await openStream(work, randomUUID(), { office: id });
  return id;
}

export async function addOffice(
  database: Database,
  actor: string,
  parent: string,
  names: OfficeNames,
): Promise<Result<string, AdministrationProblem>> {
  return administer(database, actor, async (work, { offices }) => {
    if (!offices.has(parent)) return fail('notAllowed');
    const office = await makeOffice(work, parent, names);
    await record(work, { actor, action: 'officeAdded', subject: office, details: { ...names } });
    return ok(office);
  });
}

export async function renameOffice(
  database: Database,
  actor: string,
  office: string,
  names: OfficeNames,
): Promise<Result<null, AdministrationProblem>> {
  return administer(database, actor, async (work, { offices }) => {
    if (!offices.has(office)) return fail('notAllowed');
    const before = await work
      .selectFrom('offices')
      .select(['name_km', 'name_en'])
      .where('id', '=', office)
      .executeTakeFirstOrThrow();
    if (before.name_km === names.km && before.name_en === names.en) return ok(null);
    await work
      .updateTable('offices')
      .set({ name_km: names.km, name_en: names.en })
      .where('id', '=', office)
      .execute();
    const details = { km: names.km, en: names.en, before: before.name_km };
    await record(work, { actor, action: 'officeRenamed', subject: office, details });
    return ok(null);
  });
}
