/** A hub as people have it: a process on a database of its own, reached over a line that a test can cut. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enrolmentAddress } from '../../../hub/auth/enrolment.ts';
import { connect } from '../../../hub/db/connect.ts';
import { makeOffice } from '../../../hub/offices/offices.ts';
import { makePerson } from '../../../hub/offices/people.ts';
import { openRelay, type Relay } from '../relay.ts';
import { startPostgres } from './postgres.ts';
import { endHub, spawnHub } from './spawn.ts';

export interface NewDrafter {
  readonly email: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface ServedHub {
  readonly line: Relay;
  /** In the root office; answers the links that set their passwords. */
  readonly drafters: (people: readonly NewDrafter[]) => Promise<readonly string[]>;
  readonly end: () => Promise<void>;
}

export async function serveHub(): Promise<ServedHub> {
  const postgres = await startPostgres();
  const data = mkdtempSync(path.join(tmpdir(), 'sastra-hub-data-'));
  const line = await openRelay();
  const hub = spawnHub({ HUB_DATA: data, HUB_DATABASE_URL: postgres.url, HUB_ADDRESS: line.address });
  const end = async (): Promise<void> => {
    await line.close();
    await endHub(hub);
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    line.leadTo(await hub.answers());
  } catch (error) {
    await end();
    throw error;
  }
  return {
    line,
    async drafters(people) {
      const pool = connect(postgres.url, 1);
      try {
        const office = await makeOffice(pool.database, null, {
          km: 'ក្រសួងមហាផ្ទៃ',
          en: 'Ministry of Interior',
        });
        const links: string[] = [];
        for (const person of people) {
          const made = await makePerson(pool.database, null, { ...person, office, roles: ['drafter'] });
          if (made === null) throw new Error('the address is somebody’s');
          links.push(enrolmentAddress(line.address, made.token));
        }
        return links;
      } finally {
        await pool.close();
      }
    },
    end,
  };
}
