/** The parts of a provision as Akoma Ntoso groups them: points that follow each other are one list. */
import type { ProvisionPart } from '../instrument.ts';
import { nested, type Nested } from './nest.ts';

type PointPart = Extract<ProvisionPart, { kind: 'point' }>;

export type PartGroup =
  | { readonly kind: 'alone'; readonly part: Exclude<ProvisionPart, { kind: 'point' }> }
  | { readonly kind: 'list'; readonly points: readonly Nested<PointPart>[] };

export function partGroups(parts: readonly ProvisionPart[]): readonly PartGroup[] {
  const groups: PartGroup[] = [];
  let points: PointPart[] = [];
  const close = (): void => {
    if (points.length > 0) groups.push({ kind: 'list', points: nested(points) });
    points = [];
  };
  for (const part of parts) {
    if (part.kind === 'point') points.push(part);
    else {
      close();
      groups.push({ kind: 'alone', part });
    }
  }
  close();
  return groups;
}
