/** The manifest of each revision, put together from the nearest one that is stored in full and the deltas behind it. */
import { sql } from 'kysely';
import {
  applyDelta,
  emptyManifest,
  type Manifest,
  type RevisionDelta,
} from '../../shared/document/revision.ts';
import type { Content } from '../../shared/document/model.ts';
import type { Work } from '../db/connect.ts';

/** A manifest is stored in full at every so many revisions, along first parents. */
export const FULL_EVERY = 50;
/** Units in all manifests that are kept in memory; a revision never changes, so that none of them grows old. */
const KEPT_UNITS = 200_000;

interface Step {
  readonly id: string;
  readonly content: string;
  readonly depth: number;
}

export interface Manifests {
  /** The revision is in the database; a delta there that does not fit is a mistake of ours. */
  readonly read: (work: Work, shape: Content['shape'], id: string) => Promise<Manifest>;
  readonly keep: (id: string, manifest: Manifest) => void;
}

const unitsOf = ({ km, en }: Manifest): number => km.size + en.size + 1;

export function createManifests(): Manifests {
  const kept = new Map<string, Manifest>();
  let units = 0;
  const keep: Manifests['keep'] = (id, manifest) => {
    const before = kept.get(id);
    if (before !== undefined) units -= unitsOf(before);
    kept.delete(id);
    kept.set(id, manifest);
    units += unitsOf(manifest);
    for (const [oldest, { km, en }] of kept) {
      if (units <= KEPT_UNITS) break;
      kept.delete(oldest);
      units -= km.size + en.size + 1;
    }
  };
  return {
    keep,
    async read(work, shape, id) {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const manifest = (await stepsTo(work, id)).reduce<Manifest>(
        (manifest, { content }) => applied(manifest, JSON.parse(content) as RevisionDelta),
        emptyManifest(shape),
      );
      keep(id, manifest);
      return manifest;
    },
  };
}

/** Applies a delta that was checked when it came. */
function applied(manifest: Manifest, delta: RevisionDelta): Manifest {
  const next = applyDelta(manifest, delta);
  if (!next.ok) throw new Error(`a stored delta does not fit (${next.error.kind})`);
  return next.value;
}

/** From the manifest in full (depth 0) to the revision. */
async function stepsTo(work: Work, id: string): Promise<readonly Step[]> {
  const { rows } = await sql<Step>`
    WITH RECURSIVE steps AS (
      SELECT id, parent, content, depth FROM revisions WHERE id = ${id}
      UNION ALL
      SELECT revisions.id, revisions.parent, revisions.content, revisions.depth
      FROM steps JOIN revisions ON revisions.id = steps.parent
      WHERE steps.depth > 0
    )
    SELECT id, content, depth FROM steps ORDER BY depth`.execute(work);
  return rows;
}
