// Works on a disk that refuses: `write.ts FOLDER SEED STEPS TRIES [deaf]`. Says on its last line what it was told.
import type { Database } from '../../../electron/core/db/database.ts';
import { work, workPorts } from '../work.ts';

/** A planted fault: takes a refused commit for a good one. */
const deaf = (database: Database): Database => ({
  ...database,
  transaction<T>(run: () => T): T {
    let value: { readonly made: T } | null = null;
    try {
      return database.transaction(() => {
        value = { made: run() };
        return value.made;
      });
    } catch (error) {
      // What was worked out before the commit; nothing, where it did not come so far.
      if (value === null) throw error;
      return (value as { readonly made: T }).made;
    }
  },
});

const [folder = '', seed = '1', steps = '1', tries = '1', planted] = process.argv.slice(2);
const done = await work({
  folder,
  seed: Number(seed),
  steps: Number(steps),
  tries: Number(tries),
  ports: planted === 'deaf' ? workPorts(deaf) : workPorts(),
});
console.log(JSON.stringify(done));
// A desk that was given up keeps trying.
process.exit(0);
