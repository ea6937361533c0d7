/** All that a simulation moves: five desks, their people, the network, the hub, and the books that are kept on them. */
import type { DocumentId } from '../../shared/document/model.ts';
import { simulatedDesk, type OpenDatabase, type SimulatedDesk } from './desk.ts';
import { foundHub, type SimulatedHub } from './hub.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createNetwork, type Message, type Network } from './network.ts';
import { personAt, type Person } from './person.ts';
import { randomOf, type Random } from './random.ts';
import type { Stage } from './stage.ts';
import { createTrace, type Trace } from './trace.ts';

const DESKS = ['A', 'B', 'C', 'D', 'E'] as const;
const OFFICES = 2;
/** 2 January 2026, and how far a desk's clock may be off, in milliseconds. */
const TIME = Date.UTC(2026, 0, 2, 3);
const SKEW = 3 * 24 * 3_600_000;

/** A fault of a test's own, planted where the simulation touches the product, to be caught by its invariants. */
export interface Planted {
  /** Between that desk's core and its file. */
  readonly around?: (open: OpenDatabase, desk: string) => OpenDatabase;
  /** Between the network and the hub: answers in the hub's place, or asks it something else. */
  readonly before?: (ask: SimulatedHub['ask']) => SimulatedHub['ask'];
}

export interface World {
  readonly stage: Stage;
  readonly random: Random;
  readonly desks: readonly SimulatedDesk[];
  readonly people: ReadonlyMap<string, Person>;
  readonly documents: DocumentId[];
  readonly network: Network;
  readonly hub: SimulatedHub;
  /** Asks the hub what the message asks, as its desk. */
  readonly arrive: (message: Message) => ReturnType<SimulatedHub['ask']>;
  readonly ledger: Ledger;
  readonly trace: Trace;
  readonly close: () => Promise<void>;
}

/** Lets everything run on that has been answered. Nothing of a desk waits for anything but the network and its clock. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function openWorld(stage: Stage, seed: number, planted: Planted = {}): Promise<World> {
  const random = randomOf(`seed ${seed}`);
  await stage.clear();
  const identities = DESKS.map((name) => ({ name, person: random.uuid(), device: random.uuid() }));
  const hub = await foundHub(stage, random.fork('offices'), identities, OFFICES);
  const network = createNetwork();
  const ledger = createLedger();
  const desks = identities.map((identity, place) => {
    const { name } = identity;
    return simulatedDesk({
      ...identity,
      stage,
      hub,
      homeStream: hub.streams[place % OFFICES] ?? '',
      network,
      random: random.fork(`desk ${name}`),
      time: TIME + random.below(2 * SKEW) - SKEW,
      around: (open) => planted.around?.(open, name) ?? open,
    });
  });
  for (const desk of desks) await desk.start();
  const people = new Map(
    desks.map((desk) => [desk.name, personAt(desk, ledger, random.fork(`person ${desk.name}`))]),
  );
  const ask = planted.before?.(hub.ask) ?? hub.ask;
  return {
    stage,
    random,
    desks,
    people,
    documents: [],
    network,
    hub,
    arrive(message) {
      const desk = desks.find(({ name }) => name === message.desk);
      if (desk === undefined) throw new Error('a message from nowhere');
      return ask(desk, message);
    },
    ledger,
    trace: createTrace(),
    async close() {
      for (const desk of desks) {
        desk.die();
        await desk.bury();
      }
      await settle();
      await hub.stop();
    },
  };
}
