/**
 * Names of places by the naming convention of Akoma Ntoso: `chp_2__sec_1`, `art_11-new`, `art_12__list_1__point_2`. An
 * article is named without its chapter, since articles count through an instrument; in an annex they count anew. Both
 * languages have the same names in the same places. No name stands twice: where a number does, the second has a sign.
 */
import type { InnerId, Tree, Uid, Unit } from '../../document/model.ts';
import { childrenOf } from '../../document/tree.ts';
import { assertNever } from '../../errors/result.ts';
import type { ArticleBody } from '../../document/article.ts';
import type { InstrumentBody } from '../instrument.ts';
import { partGroups } from './body-parts.ts';
import { nested, type Nested } from './nest.ts';

export type AnyBody = InstrumentBody | ArticleBody;

export interface PlaceNames {
  /** Of a unit, or of a part, an item or a row in it. */
  of(uid: Uid, inner?: InnerId): string | undefined;
}

const DIVISIONS: Readonly<Record<string, string>> = {
  chapter: 'chp',
  section: 'sec',
  subsection: 'subsec',
};
const UNITS = {
  visa: 'cit',
  provision: 'art',
  signature: 'signature',
  annex: 'att',
  paragraph: 'p',
  heading: 'heading',
  list: 'list',
  quote: 'quote',
  table: 'table',
  figure: 'figure',
  attachment: 'file',
  rule: 'rule',
} as const satisfies Readonly<Record<Exclude<AnyBody['type'], 'division'>, string>>;

const join = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}__${name}`);

export interface Named {
  readonly tree: Tree;
  /** What a unit says in Khmer, which gives it its name, and in the language, which names what is in it. */
  readonly khmerOf: (uid: Uid) => AnyBody | undefined;
  readonly bodyOf: (uid: Uid) => AnyBody | undefined;
  /** Its number as part of a name, where it has one: 11-new. */
  readonly numberOf: (uid: Uid) => string | undefined;
  /** Whether provisions count anew under each division, so that one is not named without it. */
  readonly restarts: boolean;
}

export function placeNames({ tree, khmerOf, bodyOf, numberOf, restarts }: Named): PlaceNames {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const counts = new Map<string, number>();

  const give = (key: string, name: string): string => {
    let free = name;
    for (let again = 2; taken.has(free); again += 1) free = `${name}~${again}`;
    taken.add(free);
    // An inner id that stands twice names its first place.
    if (!names.has(key)) names.set(key, free);
    return free;
  };
  const counted = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}_${count}`;
  };

  const nameUnit = (unit: Unit, body: AnyBody | undefined, prefix: string, scope: string): string => {
    const isDivision = body?.type === 'division';
    const kind = isDivision
      ? (DIVISIONS[body.content.level] ?? body.content.level)
      : UNITS[body?.type ?? 'paragraph'];
    const within = join(body?.type === 'provision' && !restarts ? scope : prefix, kind);
    const number = numberOf(unit.uid);
    return give(unit.uid, number === undefined ? counted(within) : `${within}_${number}`);
  };

  const nameLines = <T extends { readonly id: InnerId }>(
    uid: Uid,
    lines: readonly Nested<T>[],
    list: string,
    kind: string,
  ): void => {
    for (const [index, { line, below }] of lines.entries()) {
      const name = give(`${uid} ${line.id}`, join(list, `${kind}_${index + 1}`));
      nameLines(uid, below, join(name, 'list_1'), kind);
    }
  };

  const nameInside = (uid: Uid, body: AnyBody | undefined, name: string): void => {
    if (body?.type === 'list') nameLines(uid, nested(body.content.items), name, 'item');
    if (body?.type === 'table')
      for (const row of body.content.rows) give(`${uid} ${row.id}`, counted(join(name, 'tr')));
    if (body?.type !== 'provision') return;
    for (const group of partGroups(body.content.parts)) {
      switch (group.kind) {
        case 'list':
          nameLines(uid, group.points, counted(join(name, 'list')), 'point');
          break;
        case 'alone': {
          const { part } = group;
          const kind = part.kind === 'table' ? 'table' : 'para';
          const own = give(`${uid} ${part.id}`, counted(join(name, kind)));
          if (part.kind === 'table')
            for (const row of part.table.rows) give(`${uid} ${row.id}`, counted(join(own, 'tr')));
          break;
        }
        default:
          assertNever(group);
      }
    }
  };

  const walk = (parent: Uid | null, prefix: string, scope: string): void => {
    for (const unit of childrenOf(tree, parent)) {
      const body = khmerOf(unit.uid);
      const name = nameUnit(unit, body, prefix, scope);
      nameInside(unit.uid, bodyOf(unit.uid), name);
      walk(unit.uid, name, body?.type === 'annex' ? name : scope);
    }
  };
  walk(null, '', '');
  return { of: (uid, inner) => names.get(inner === undefined ? uid : `${uid} ${inner}`) };
}
