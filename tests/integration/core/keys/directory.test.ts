import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import path from 'node:path';
import { openDatabase, type Database } from '../../../../electron/core/db/database.ts';
import { migrate } from '../../../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../../../electron/core/db/migrations/index.ts';
import { openDirectory, type AskDirectory } from '../../../../electron/core/keys/directory.ts';
import { entriesAfter } from '../../../../hub/directory/kept.ts';
import type { DirectoryEntry } from '../../../../shared/directory/entry.ts';
import { fail, ok } from '../../../../shared/errors/result.ts';
import { idOfBody } from '../../../../shared/statements/signed.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import {
  entryOf,
  GENESIS,
  personNamed,
  signerNamed,
  TWO_ROOTS,
  writeDirectory,
} from '../../../support/directory.ts';

let folder = '';
let database: Database;
let changes = 0;
const openIt = () => openDirectory(database, () => (changes += 1));

beforeEach(() => {
  folder = temporaryFolder();
  database = openDatabase(path.join(folder, 'test.db'), { create: true });
  migrate(database, MIGRATIONS);
  changes = 0;
});
afterEach(() => {
  database.close();
  removeFolder(folder);
});

/** What a hub answers that has these entries, so many at once. */
const hubWith =
  (entries: readonly DirectoryEntry[], most = 2): AskDirectory =>
  (after) => {
    const heads = entries.map(({ body }) => idOfBody(body));
    return Promise.resolve(
      ok({ ...entriesAfter({ entries, heads }, after, most), head: heads.at(-1) ?? null }),
    );
  };

function grownMinistry() {
  const written = writeDirectory();
  for (const name of ['one', 'two', 'three', 'four'])
    written.write({ type: 'hub', key: signerNamed(name).key }, TWO_ROOTS);
  return written;
}

describe('the directory on a desk', () => {
  test('is read piece by piece, stays when the desk is started anew, and grows', async () => {
    const written = grownMinistry();
    const directory = openIt();
    expect(directory.current()).toBeNull();
    expect(await directory.bringUp(hubWith(written.entries))).toEqual({ ok: true, value: null });
    expect(directory.current()).toEqual(written.read());
    expect(changes).toBe(1);
    written.write({ type: 'roles', person: personNamed('sok'), grants: [] }, TWO_ROOTS);
    const again = openIt();
    await again.bringUp(hubWith(written.entries));
    expect(again.current()).toEqual(written.read());
    await again.bringUp(hubWith(written.entries));
    expect(changes).toBe(2);
  });

  test('is not replaced by that of another ministry', async () => {
    const written = grownMinistry();
    const other = writeDirectory({ ...GENESIS, name: { km: 'ក', en: 'Other' } });
    const directory = openIt();
    await directory.bringUp(hubWith(written.entries));
    await directory.bringUp(hubWith(other.entries));
    expect(directory.trouble()).toEqual({ is: 'otherMinistry' });
    expect(directory.current()).toEqual(written.read());
    expect(openIt().current()).toEqual(written.read());
    // The hub tells the right one again.
    await directory.bringUp(hubWith(written.entries));
    expect(directory.trouble()).toBeNull();
  });

  test('shows a fork, with both entries kept', async () => {
    const written = grownMinistry();
    const directory = openIt();
    await directory.bringUp(hubWith(written.entries));
    const [mine, other] = [
      written.entries[3],
      entryOf({ ...JSON.parse(written.entries[3]?.body ?? ''), key: signerNamed('other').key }, TWO_ROOTS),
    ];
    await directory.bringUp(hubWith([...written.entries.slice(0, 3), other]));
    expect(directory.trouble()).toEqual({
      is: 'fork',
      known: idOfBody(mine?.body ?? ''),
      other: idOfBody(other.body),
    });
    expect(directory.current()).toEqual(written.read());
    expect(database.prepare('SELECT body FROM directory_forks').all()).toEqual([{ body: other.body }]);
  });

  test('takes no entry that was not rightly signed, and calls it no fork', async () => {
    const written = grownMinistry();
    const directory = openIt();
    await directory.bringUp(hubWith(written.entries));
    const said = { type: 'hub', key: signerNamed('five').key } as const;
    const unsigned = entryOf(written.next(said), TWO_ROOTS.slice(1));
    await directory.bringUp(hubWith([...written.entries, unsigned]));
    expect(directory.trouble()).toEqual({ is: 'refused', entry: 6 });
    const forged = entryOf({ ...JSON.parse(written.entries[2]?.body ?? ''), key: signerNamed('x').key }, []);
    await directory.bringUp(hubWith([...written.entries.slice(0, 2), forged]));
    expect(directory.trouble()).toEqual({ is: 'refused', entry: 3 });
    expect(directory.current()).toEqual(written.read());
  });

  test('stays as it is where the hub has less of it for a while, or nothing', async () => {
    const written = grownMinistry();
    const directory = openIt();
    await directory.bringUp(hubWith(written.entries));
    for (const entries of [written.entries.slice(0, 3), []]) {
      await directory.bringUp(hubWith(entries));
      expect(directory.trouble()).toBeNull();
      expect(directory.current()).toEqual(written.read());
    }
  });

  test('ends its questions where the hub’s answers make no sense or none comes', async () => {
    const written = grownMinistry();
    const directory = openIt();
    const noLine: AskDirectory = () => Promise.resolve(fail({ code: 'noHub' }));
    expect(await directory.bringUp(noLine)).toMatchObject({ error: { code: 'noHub' } });
    await directory.bringUp(hubWith(written.entries));
    // Says that it does not know the desk's head, and goes on behind it.
    const strange: AskDirectory = () =>
      Promise.resolve(ok({ after: null, entries: [...written.entries, ...written.entries], head: null }));
    expect(await directory.bringUp(strange)).toMatchObject({ error: { code: 'noHub', detail: 'answer' } });
    const unreadable: AskDirectory = () =>
      Promise.resolve(ok({ after: null, entries: [{ body: '', signatures: [] }], head: null }));
    expect(await directory.bringUp(unreadable)).toMatchObject({ error: { code: 'noHub', detail: 'answer' } });
  });
});
