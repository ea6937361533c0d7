/** A hub in a process of its own that knows who asks by bearer.ts; it is configured as `npm run hub` is. */
import { readConfiguration } from '../../../hub/configuration/configuration.ts';
import { startHub } from '../../../hub/hub.ts';
import { testAsker } from './bearer.ts';

const configuration = readConfiguration(process.env);
if (!configuration.ok) throw new Error(configuration.error.join('\n'));
const stopped = new Promise((resolve) => process.once('SIGTERM', resolve));
const hub = await startHub(configuration.value, { whoAsks: testAsker, logTo: null });
process.stdout.write(`The hub answers at ${hub.address}, beside others.\n`);
await stopped;
await hub.stop();
