/** Whether the visas rest on instruments that are in force, the highest first. */
import { inOrder } from '../../document/tree.ts';
import { citationOf } from '../citation.ts';
import { typeOf } from '../data.ts';
import type { RegisterId } from '../instrument.ts';
import type { Register } from '../references/cited-instruments.ts';
import { standingOf, type RegisterEntry, type RelationKind } from '../register.ts';
import { instrumentLines } from '../text.ts';
import { check, inUnit, type CheckedInstrument, type InstrumentCheck } from './check.ts';

const relations = new WeakMap<Register, ReadonlyMap<RegisterId, readonly RelationKind[]>>();

/** What other instruments of the register do to each. */
function doneTo(register: Register): ReadonlyMap<RegisterId, readonly RelationKind[]> {
  const before = relations.get(register);
  if (before !== undefined) return before;
  const done = new Map<RegisterId, RelationKind[]>();
  for (const { relations: own } of register.values()) {
    for (const { kind, to } of own) done.set(to, [...(done.get(to) ?? []), kind]);
  }
  relations.set(register, done);
  return done;
}

export function checkVisas({ tree, register, data }: CheckedInstrument): readonly InstrumentCheck[] {
  const found: InstrumentCheck[] = [];
  let lowest = 0;
  for (const { uid, entry } of visaEntries(tree, register)) {
    const citation = citationOf(entry, 'km', data);
    const standing = standingOf(entry.status, doneTo(register).get(entry.id) ?? []);
    if (standing === 'repealed' || standing === 'superseded')
      found.push(check('visaNotInForce', inUnit(uid), { citation, standing }));
    const rank = typeOf(data, entry.type)?.rank ?? lowest;
    if (rank < lowest) found.push(check('visaOrder', inUnit(uid), { citation }));
    lowest = Math.max(lowest, rank);
  }
  return found;
}

/** What the visas cite, in their order; what is not in the register is told as a reference without target. */
const visaEntries = (tree: CheckedInstrument['tree'], register: Register) =>
  inOrder(tree).flatMap((unit) => {
    if (unit.type !== 'visa') return [];
    return instrumentLines(unit)
      .flatMap(({ inline }) => inline)
      .flatMap((piece): { readonly uid: typeof unit.uid; readonly entry: RegisterEntry }[] => {
        const target = piece.kind === 'reference' ? piece.target : null;
        const entry = target?.in === 'register' ? register.get(target.instrument) : undefined;
        return entry === undefined ? [] : [{ uid: unit.uid, entry }];
      });
  });
