/** Profiles with something in them, made through the core itself, so that a test starts where a desk would stand. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openCore, type Core } from '../../electron/core/core.ts';
import { systemPorts } from '../../electron/core/ports.ts';
import type { DocumentId, Language, Unit } from '../../shared/document/model.ts';
import { EDIT_LIMIT, type Answer, type CoreChannel, type Request } from '../../shared/ipc/contract.ts';

export interface ArticleSeed {
  readonly title: string;
  readonly units: readonly Unit[];
  readonly english?: readonly Unit[];
  /** The type of an instrument; absent for an article. */
  readonly instrument?: string;
}

/** Makes the articles in the profile's folder, in order, and leaves it closed as a desk would. */
export async function seedArticles(
  profile: string,
  seeds: Iterable<ArticleSeed>,
): Promise<readonly DocumentId[]> {
  const entry = fileURLToPath(new URL('../../electron/core/index.ts', import.meta.url));
  const core = openCore(systemPorts(entry), profile, () => undefined);
  const made: DocumentId[] = [];
  // Many at once share one commit.
  for (const batch of batches(seeds, 500)) {
    made.push(...(await Promise.all(batch.map((seed) => makeArticle(core, seed)))));
  }
  const drained = await core.drain();
  if (!drained.ok) throw new Error(`seed: ${drained.error.code}`);
  return made;
}

export async function seedArticle(profile: string, seed: ArticleSeed): Promise<DocumentId> {
  const [made] = await seedArticles(profile, [seed]);
  if (made === undefined) throw new Error('seed: nothing was made');
  return made;
}

function* batches<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function makeArticle(core: Core, seed: ArticleSeed): Promise<DocumentId> {
  const document = await value(core, 'documents.create', {
    kind: seed.instrument === undefined ? 'article' : 'instrument',
  });
  const documentId = document.summary.id;
  const edits = [
    // What a new article starts with gives way to the seed.
    ...document.units.km.map(({ uid }) => ({ language: 'km' as Language, uid, unit: null })),
    ...document.units.en.map(({ uid }) => ({ language: 'en' as Language, uid, unit: null })),
    ...seed.units.map((unit) => ({ language: 'km' as Language, uid: unit.uid, unit })),
    ...(seed.english ?? []).map((unit) => ({ language: 'en' as Language, uid: unit.uid, unit })),
  ];
  const session = randomUUID();
  const parts = Math.max(1, Math.ceil(edits.length / EDIT_LIMIT));
  await Promise.all(
    Array.from({ length: parts }, (_, part) =>
      value(core, 'drafting.edit', {
        documentId,
        session,
        seq: part + 1,
        units: edits.slice(part * EDIT_LIMIT, (part + 1) * EDIT_LIMIT),
        fields:
          part === 0
            ? [
                { name: 'title.km', value: seed.title },
                ...(seed.instrument === undefined
                  ? []
                  : [{ name: 'instrument.type', value: seed.instrument }]),
              ]
            : [],
      }),
    ),
  );
  return documentId;
}

async function value<C extends CoreChannel>(core: Core, channel: C, request: Request<C>): Promise<Answer<C>> {
  const result = await core.call(channel, request);
  if (!result.ok) throw new Error(`seed: ${channel}: ${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}
