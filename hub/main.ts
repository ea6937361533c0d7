/** `npm run hub`: reads the environment, starts the hub, stops it when it is told to. */
import { createAdministrator, readAdministrator } from './administrator.ts';
import { readConfiguration } from './configuration/configuration.ts';
import { helpText } from './configuration/help.ts';
import { carryOut } from './courier/carry-out.ts';
import { readCourierCommand } from './courier/command.ts';
import { directoryCommand, readDirectoryWords } from './directory/command.ts';
import { startHub } from './hub.ts';
import { StartRefusal, systemCode } from './refusal.ts';
import { renewEpoch } from './restored.ts';

/** Exit codes: what was asked for makes no sense; it does, and cannot be done here. */
const MISUSED = 2;
const REFUSED = 1;

/** What is said once to a database that was restored from a backup. */
const RESTORED = 'restored';

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    process.stdout.write(helpText());
    return;
  }
  const [first, ...rest] = words;
  const administrator = first === 'administrator' ? readAdministrator(rest) : null;
  const courier = first === 'courier' ? readCourierCommand(rest) : null;
  const entries = first === 'directory' ? readDirectoryWords(rest) : null;
  for (const command of [administrator, courier, entries]) {
    if (command?.ok !== false) continue;
    say(command.error);
    process.exitCode = MISUSED;
    return;
  }
  const isRestored = first === RESTORED;
  const isCommand = administrator !== null || courier !== null || entries !== null;
  const unknown = isRestored ? rest[0] : isCommand ? undefined : first;
  if (unknown !== undefined) {
    say(`The hub takes no argument ${unknown}; --help says how it is configured.`);
    process.exitCode = MISUSED;
    return;
  }
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) {
    for (const problem of configuration.error) say(problem);
    process.exitCode = MISUSED;
    return;
  }
  if (administrator?.ok === true) {
    const link = await createAdministrator(configuration.value, administrator.value);
    process.stdout.write(`${link}\n`);
    say('Open this address once, within seven days, to set the password. It is not shown again.');
    return;
  }
  if (courier?.ok === true) {
    const done = await carryOut(configuration.value, courier.value);
    say(done.ok ? done.value : done.error);
    if (!done.ok) process.exitCode = REFUSED;
    return;
  }
  if (entries?.ok === true) {
    const done = await directoryCommand(configuration.value, entries.value);
    say(done.ok ? done.value : done.error);
    if (!done.ok) process.exitCode = REFUSED;
    return;
  }
  if (isRestored) {
    const epoch = await renewEpoch(configuration.value);
    say(
      `The database has a new epoch, ${epoch}: desks will offer what the backup lacks as soon as they reach the hub.`,
    );
    return;
  }
  const asked = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('asked'));
  });
  const hub = await startHub(configuration.value, { whoAsks: null, logTo: null });
  say(`The hub answers at ${hub.address}, its protocol is described at ${hub.address}/docs.`);
  const why = await Promise.race([asked, hub.lost.then(() => 'lost' as const)]);
  await hub.stop();
  if (why === 'lost') {
    say("The hub's own database has ended, and the hub with it: start it again. What was answered is safe.");
    process.exitCode = REFUSED;
  }
}

/** One sentence for what a technician can put right; anything else is a mistake of ours and keeps its trace. */
function refusalOf(error: unknown): string | null {
  if (error instanceof StartRefusal) return error.message;
  const code = systemCode(error);
  if (!(error instanceof Error) || !('syscall' in error) || code === null) return null;
  const place = 'path' in error && typeof error.path === 'string' ? error.path : 'HUB_DATA';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk that holds ${place} is full: make room there and start again. What was written is safe.`;
  return `The hub cannot use ${place} (${code}): give the account that starts it the right to, or name another HUB_DATA.`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === null) throw error;
  say(refusal);
  process.exitCode = REFUSED;
}
