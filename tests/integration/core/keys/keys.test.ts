import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/db/database.ts';
import { migrate } from '../../../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../../../electron/core/db/migrations/index.ts';
import { keyFile } from '../../../../electron/core/keys/key-file.ts';
import { createKeys } from '../../../../electron/core/keys/keys.ts';
import { openHomes } from '../../../../electron/core/sync/homes.ts';
import { ok } from '../../../../shared/errors/result.ts';
import { removeFolder, temporaryFolder, TEST_TIME } from '../../../support/core.ts';
import { manualClock } from '../../../support/core-clock.ts';
import { MEMORY_VAULT } from '../../../support/kept-account.ts';

test('a desk that is closed while the hub is asked looks into no database any more', async () => {
  const folder = temporaryFolder();
  const database = openDatabase(path.join(folder, 'test.db'), { create: true });
  migrate(database, MIGRATIONS);
  const homes = openHomes(database);
  homes.connect({
    id: '018f3a00-0000-4000-8000-000000000005',
    address: 'http://127.0.0.1:1',
    publicKey: 'MCowBQYDK2VwAyEA',
    epoch: '018f3a00-0000-4000-8000-000000000006',
  });
  const asked = Promise.withResolvers<null>();
  const answer = Promise.withResolvers<null>();
  const keys = createKeys({
    file: keyFile(path.join(folder, 'signing.json')),
    vault: MEMORY_VAULT,
    clock: manualClock(TEST_TIME),
    random: randomBytes,
    person: () => null,
    database,
    device: '018f3a00-0000-4000-8000-000000000007',
    hub: homes.hub,
    openLine: () => ({
      async directory() {
        asked.resolve(null);
        await answer.promise;
        return ok({ after: null, entries: [], head: null });
      },
      askForKey: () => Promise.resolve(ok({ done: true })),
    }),
    onState: () => undefined,
  });
  const signedIn = keys.signedIn('token');
  await asked.promise;
  keys.stop();
  database.close();
  answer.resolve(null);
  await expect(signedIn).resolves.toBeUndefined();
  removeFolder(folder);
});
