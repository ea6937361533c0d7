/** A hub that is a process and may be killed; desks reach it at one address, whichever process answers there. */
import { once } from 'node:events';
import path from 'node:path';
import { systemPorts } from '../../../electron/core/ports.ts';
import { openHttpLine } from '../../../electron/core/sync/http-line.ts';
import { endHub, spawnHub, type HubProcess } from '../../support/hub/spawn.ts';
import { openRelay } from '../../support/relay.ts';
import type { ConnectedTo } from '../desk.ts';
import { foundOffices, hubVariables, type Person, type SimulatedHub } from '../hub.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';

export interface KillableHub extends Pick<SimulatedHub, 'root' | 'streams' | 'digest'> {
  readonly identity: ConnectedTo;
  /** With SIGKILL; resolves when another one answers on the same database. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const SCRIPT = path.resolve(import.meta.dirname, '../../support/hub/hub-beside.ts');

export async function killableHub(
  stage: Stage,
  random: Random,
  people: readonly Person[],
): Promise<KillableHub> {
  const { root, streams } = await foundOffices(stage, random, people, 1);
  const relay = await openRelay();
  const start = async (): Promise<HubProcess> => {
    const started = spawnHub(hubVariables(stage), [], SCRIPT);
    relay.leadTo(await started.answers());
    return started;
  };
  let hub = await start();
  const line = ({ person, device }: Person) =>
    openHttpLine({
      address: relay.address,
      clock: systemPorts('').clock,
      credentials: () => Promise.resolve(`${person}/${device}`),
    });
  const hello = await line({ person: random.uuid(), device: random.uuid() }).hello();
  if (!hello.ok) throw new Error(`hello: ${hello.error.kind}`);
  const { epoch } = hello.value;
  return {
    root,
    streams,
    identity: { ...hello.value, address: relay.address },
    async digest(who, stream) {
      const answer = await line(who).digest({ epoch, stream, records: 'yes' });
      if (!answer.ok) throw new Error(`digest: ${answer.error.kind}`);
      return answer.value.digest;
    },
    async crash() {
      const gone = once(hub.child, 'exit');
      hub.child.kill('SIGKILL');
      await gone;
      hub = await start();
    },
    async stop() {
      await endHub(hub);
      await relay.close();
    },
  };
}
