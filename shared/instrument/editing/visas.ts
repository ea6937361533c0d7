/** Visas that rest on instruments of the register, put among those that stand already by their rank. */
import type { InnerId, Language, Uid, Unit, UnitChange } from '../../document/model.ts';
import { childrenOf } from '../../document/tree.ts';
import { joinChanges } from '../../document/undo.ts';
import { citationOf, visasOf } from '../citation.ts';
import { typeOf } from '../data.ts';
import { filledSlots } from '../filled-slots.ts';
import type { InstrumentBody, RegisterId } from '../instrument.ts';
import type { Register } from '../references/cited-instruments.ts';
import type { RegisterEntry } from '../register.ts';
import { contentAs, versioned, withTextChanges, type Drafting } from './drafting.ts';
import { insertUnits } from './arrange.ts';

/** The instruments that the visas cite, in their order. */
export const citedByVisas = (drafting: Drafting): readonly RegisterId[] =>
  visasIn(drafting).flatMap((unit) => citedBy(unit) ?? []);

const visasIn = ({ text }: Drafting): readonly Unit[] =>
  childrenOf(text.km, null).filter(({ type }) => type === 'visa');

function citedBy(unit: Unit): RegisterId | null {
  for (const piece of contentAs(unit, 'visa')?.inline ?? [])
    if (piece.kind === 'reference' && piece.target.in === 'register') return piece.target.instrument;
  return null;
}

/** One for each entry in both languages; what is cited already is not cited again. */
export function insertVisas(
  drafting: Drafting,
  entries: readonly RegisterEntry[],
  register: Register,
): readonly UnitChange[] {
  const { type, data } = drafting;
  const present = new Set(citedByVisas(drafting));
  let { text } = drafting;
  let changes: readonly UnitChange[] = [];
  for (const { entry } of visasOf(entries, type, 'km', data)) {
    if (present.has(entry.id)) continue;
    const now = { ...drafting, text };
    const id = drafting.ids.next<InnerId>();
    const body = versioned({}, visaOf(now, entry, 'km', id));
    const step = insertUnits(now, placeOf(now, entry, register), [body]);
    const unit = step.find(({ before }) => before === null)?.after;
    if (unit === undefined || unit === null) return [];
    const english = versioned(
      { uid: unit.uid, parent: unit.parent, rank: unit.rank },
      visaOf(now, entry, 'en', id),
    );
    const made: readonly UnitChange[] = [
      ...step,
      { language: 'en', uid: unit.uid, before: null, after: english },
    ];
    text = withTextChanges(text, made);
    changes = joinChanges(changes, made);
  }
  return changes;
}

function visaOf(
  { type, data }: Drafting,
  entry: RegisterEntry,
  language: Language,
  id: InnerId,
): InstrumentBody {
  const verb = type.visaVerb?.[language] ?? '';
  const phrase = data.citation.visa[language].replaceAll('{verb}', () => verb);
  const inline = filledSlots(phrase, {
    citation: [
      {
        kind: 'reference',
        id,
        target: { in: 'register', instrument: entry.id },
        seen: citationOf(entry, language, data),
      },
    ],
  });
  return { type: 'visa', content: { inline } };
}

/** The visa behind which it belongs: before the first that cites something lower or younger, else behind all. */
function placeOf(drafting: Drafting, entry: RegisterEntry, register: Register): Uid | null {
  const visas = visasIn(drafting);
  const behind = visas.findIndex((unit) => {
    const id = citedBy(unit);
    const cited = id === null ? undefined : register.get(id);
    return cited !== undefined && isBefore(entry, cited, drafting);
  });
  return (behind === -1 ? visas.at(-1) : visas[behind - 1])?.uid ?? null;
}

function isBefore(entry: RegisterEntry, other: RegisterEntry, { data }: Drafting): boolean {
  const rank = ({ type }: RegisterEntry): number => typeOf(data, type)?.rank ?? Infinity;
  return rank(entry) === rank(other) ? entry.date < other.date : rank(entry) < rank(other);
}
