/** What can be put behind a unit of an instrument: provisions, with or without a suffix, divisions, an annex. */
import type { Language, Uid } from '../../../shared/document/model.ts';
import { insertUnits } from '../../../shared/instrument/editing/arrange.ts';
import { versioned, type Drafting } from '../../../shared/instrument/editing/drafting.ts';
import { insertDivision, insertProvision } from '../../../shared/instrument/editing/insert.ts';
import type { NumberingCommand } from '../renumbering/numbering-commands.ts';

type Names = Readonly<Record<Language, string>>;

export interface OfferedInsertion {
  readonly id: string;
  readonly names: Names;
  /** Of one that takes the number before it, so that those behind keep theirs. */
  readonly suffix: Names | null;
  readonly command: NumberingCommand;
}

/** `after` null: at the start. */
export function insertions({ text, type, data }: Drafting, after: Uid | null): readonly OfferedInsertion[] {
  const { provision } = type;
  const levels = isAnnexed(text.km, after)
    ? data.levels
    : data.levels.filter(({ id }) => type.levels.includes(id));
  return [
    { id: 'provision', names: provision, suffix: null, command: (now) => insertProvision(now, after) },
    ...data.suffixes.map((suffix): OfferedInsertion => ({
      id: `provision ${suffix.id}`,
      names: provision,
      suffix,
      command: (now) => insertProvision(now, after, suffix.id),
    })),
    ...levels.map((level): OfferedInsertion => ({
      id: level.id,
      names: level,
      suffix: null,
      command: (now) => insertDivision(now, after, level.id),
    })),
    { id: 'annex', names: data.annex, suffix: null, command: (now) => insertAnnex(now, after) },
  ];
}

const insertAnnex = (drafting: Drafting, after: Uid | null) =>
  insertUnits(drafting, after, [
    versioned(
      {},
      { type: 'annex', content: { number: { kind: 'next' }, heading: [], orientation: 'portrait' } },
    ),
  ]);

function isAnnexed(tree: Drafting['text']['km'], uid: Uid | null): boolean {
  for (let at = uid; at !== null; at = tree.get(at)?.parent ?? null)
    if (tree.get(at)?.type === 'annex') return true;
  return false;
}
