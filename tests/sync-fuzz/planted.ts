/** Faults that the invariants have to catch, each planted at a port between the simulation and the product. */
import { createIds } from '../../shared/document/ids.ts';
import type { JsonValue } from '../../shared/document/model.ts';
import { ok } from '../../shared/errors/result.ts';
import { opHash, type Op } from '../../shared/sync/op.ts';
import type { Outgoing } from '../../electron/core/sync/line.ts';
import type { SqlParameters, SqlValue } from '../../electron/core/db/database.ts';
import { NO_LINE } from './network.ts';
import type { Invariant } from './invariants.ts';
import { randomOf } from './random.ts';
import type { Planted } from './world.ts';

export interface Fault {
  readonly what: string;
  /** Which has to say so. */
  readonly caughtBy: Invariant;
  readonly planted: () => Planted;
}

/** Each so many statements that begin like this go to the desks' files as `change` says; null: not at all. */
function onStatement(
  sql: string,
  every: number,
  change: (parameters: SqlParameters) => SqlParameters | null,
): Planted {
  let count = 0;
  return {
    around: (open) => (file, options) => {
      const opened = open(file, options);
      return {
        ...opened,
        prepare<Row>(text: string) {
          const statement = opened.prepare<Row>(text);
          if (!text.startsWith(sql)) return statement;
          return {
            ...statement,
            run(parameters: SqlParameters = {}) {
              count += 1;
              const changed = count % every === 0 ? change(parameters) : parameters;
              return changed === null ? 1 : statement.run(changed);
            },
          };
        },
      };
    },
  };
}

/** The op under another name, with another revision in it: what a program does that makes a new op of a resent one. */
function reborn(op: Op, id: string): Op {
  const payload = JSON.parse(JSON.stringify(op.payload)) as { revision: { id: string } };
  payload.revision.id = id;
  const renamed = { ...op, opId: id, payload: payload as unknown as JsonValue };
  return { ...renamed, hash: opHash(renamed) };
}

export const FAULTS: readonly Fault[] = [
  {
    what: 'a desk calls saved what its file has not taken',
    caughtBy: 'saved',
    planted: () => onStatement('INSERT INTO draft_units', 5, () => null),
  },
  {
    what: 'a hub says that it took what one desk sent, and keeps none of it',
    caughtBy: 'visible',
    planted: () => {
      return {
        before: (ask) => (who, message) => {
          if (message.question !== 'push' || message.desk !== 'C') return ask(who, message);
          const { ops } = message.asked as Outgoing;
          const answers = ops.map(({ opId }) => ({ outcome: 'accepted', opId, seq: 1, place: 'head' }));
          return Promise.resolve(ok({ answers }));
        },
      };
    },
  },
  {
    what: 'desks do not notice where the head of one document is',
    caughtBy: 'equal',
    planted: () => {
      let forgotten: SqlValue | undefined;
      return onStatement('UPDATE document_homes SET hub_head = :id', 1, (parameters) => {
        forgotten ??= parameters['documentId'];
        return parameters['documentId'] === forgotten ? null : parameters;
      });
    },
  },
  {
    what: 'a desk does not show what it read of an instrument',
    caughtBy: 'equal',
    planted: () => onStatement('INSERT INTO register_entries', 3, () => null),
  },
  {
    what: 'a desk takes a comment for another',
    caughtBy: 'equal',
    planted: () =>
      onStatement('INSERT INTO comment_acts', 4, ({ payload, ...rest }) => ({
        ...rest,
        payload: typeof payload === 'string' ? payload.replace(/"text":"w/u, '"text":"W') : (payload ?? null),
      })),
  },
  {
    what: 'a desk calls a comment kept that its file has not taken',
    caughtBy: 'saved',
    planted: () => onStatement('INSERT INTO comment_acts', 3, () => null),
  },
  {
    what: 'what is sent twice becomes two ops',
    caughtBy: 'once',
    planted: () => {
      let count = 0;
      const random = randomOf('reborn');
      const ids = createIds({ now: () => 1_770_000_000_000, random: random.bytes });
      return {
        before: (ask) => async (who, message) => {
          const answer = await ask(who, message);
          if (message.question !== 'push') return answer;
          count += 1;
          const asked = message.asked as Outgoing;
          const revisions = asked.ops.filter(({ kind }) => kind === 'revision');
          const ops = revisions.map((op) => reborn(op, ids.next<string>()));
          if (count % 4 === 0) await ask(who, { ...message, asked: { ...asked, ops } });
          return answer;
        },
      };
    },
  },
  {
    what: 'a desk takes an edit into a paragraph twice',
    caughtBy: 'once',
    planted: () =>
      onStatement('INSERT INTO draft_units', 20, ({ body, ...rest }) => ({
        ...rest,
        body:
          typeof body === 'string' ? body.replace(/"text":"(w\d+[A-Z])/u, '"text":"$1 $1') : (body ?? null),
      })),
  },
  {
    what: 'a desk moves its cursor over an op that it did not keep',
    caughtBy: 'whole',
    planted: () => onStatement('INSERT INTO ops', 12, () => null),
  },
  {
    what: 'pushes of one desk never arrive',
    caughtBy: 'rests',
    planted: () => ({
      before: (ask) => (who, message) =>
        message.desk === 'C' && message.question === 'push' ? Promise.resolve(NO_LINE) : ask(who, message),
    }),
  },
];
