/** Another line of a document's history, put into a profile's database as if it had arrived from another desk. */
import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { branded } from '../../shared/document/brand.ts';
import { bodyHash, bodyOf, canonicalJson, metadataHash } from '../../shared/document/hash.ts';
import {
  shapeOf,
  type DocumentId,
  type DocumentState,
  type PersonId,
  type RevisionId,
} from '../../shared/document/model.ts';
import { deltaBetween, emptyManifest, manifestOf, manifestRoots } from '../../shared/document/revision.ts';

export const COLLEAGUE = branded<PersonId>('01930000-0000-7000-8000-00000000cccc');

/** A revision of a colleague's on `parent`. */
export function putOtherLine(
  folder: string,
  documentId: DocumentId,
  parent: RevisionId,
  id: RevisionId,
  state: DocumentState,
  madeAt: number,
): void {
  const manifest = manifestOf(state);
  const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
  for (const body of [...state.content.km.values(), ...state.content.en.values()]) {
    const hash = bodyHash(body);
    sqlite
      .prepare('INSERT INTO unit_bodies (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(hash, canonicalJson(bodyOf(body)));
    sqlite
      .prepare('INSERT INTO document_bodies (document_id, hash) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(documentId, hash);
  }
  const roots = manifestRoots(manifest);
  sqlite
    .prepare(
      `INSERT INTO revisions (id, document_id, parents, made_at, author, device, note, automatic, root_km, root_en,
        metadata_hash, depth, delta) VALUES (?, ?, ?, ?, ?, ?, '', 1, ?, ?, ?, 0, ?)`,
    )
    .run(
      id,
      documentId,
      JSON.stringify([parent]),
      madeAt,
      COLLEAGUE,
      COLLEAGUE,
      roots.km,
      roots.en,
      metadataHash(manifest.metadata),
      JSON.stringify(deltaBetween(emptyManifest(shapeOf(state.kind)), manifest)),
    );
  sqlite.close();
}
