/** A desk whose core is a process that may be killed, on a profile that stays. */
import path from 'node:path';
import { forkCore, type CoreProcess } from '../../support/core-process.ts';
import { newProfile, type TalkingDesk } from '../desk.ts';
import type { Person } from '../hub.ts';
import type { Stage } from '../stage.ts';
import type { KillableHub } from './hub.ts';

export interface KillableDesk extends TalkingDesk {
  readonly start: () => Promise<void>;
  /** With SIGKILL, at once; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const ENTRY = path.join(import.meta.dirname, 'core.ts');

export function killableDesk(
  stage: Stage,
  hub: KillableHub,
  { name, person, device }: Person & { readonly name: string },
): KillableDesk {
  const folder = newProfile(stage, { person, device }, hub.identity, hub.streams[0] ?? '');
  let core: CoreProcess | null = null;
  const self: KillableDesk = {
    name,
    person,
    device,
    folder: () => folder,
    call: async (channel, request) => core?.call(channel, request) ?? null,
    async ask(channel, request) {
      const answer = await self.call(channel, request);
      if (answer?.ok !== true) throw new Error(`${name} ${channel}: ${answer?.error.code ?? 'dead'}`);
      return answer.value;
    },
    async start() {
      core = forkCore(folder, { entry: ENTRY, env: { SASTRA_FUZZ_TOKEN: `${person}/${device}` } });
      const state = await self.ask('core.state', {});
      if (state.kind !== 'ready') throw new Error(`${name} is ${state.kind}`);
    },
    async kill() {
      const killed = core;
      core = null;
      await killed?.kill();
    },
  };
  return self;
}
