/** What the desk knows of its media: read from the content once, when the bytes came in. */
import type { ImageType } from '../../../shared/document/article.ts';
import type { Hash } from '../../../shared/document/model.ts';
import type { FileType, Media } from '../../../shared/media/media.ts';
import type { Database } from '../db/database.ts';

export interface MediaTable {
  readonly read: (hash: Hash) => Media | null;
  /** The caller holds the transaction. What is known already stays as it is. */
  readonly put: (media: Media, at: number) => void;
}

interface Row {
  readonly bytes: number;
  readonly mime: string;
  readonly width: number | null;
  readonly height: number | null;
}

export function openMediaTable(database: Database): MediaTable {
  const one = database.prepare<Row>('SELECT bytes, mime, width, height FROM media WHERE hash = :hash');
  const insert = database.prepare(
    `INSERT INTO media (hash, bytes, mime, width, height, created_at) VALUES (:hash, :bytes, :mime, :width, :height, :at)
      ON CONFLICT (hash) DO NOTHING`,
  );
  return {
    read(hash) {
      const row = one.get({ hash });
      if (row === undefined) return null;
      const { bytes, mime, width, height } = row;
      return width === null || height === null
        ? { kind: 'file', hash, bytes, mime: mime as FileType }
        : { kind: 'picture', hash, bytes, mime: mime as ImageType, width, height };
    },
    put(media, at) {
      const { hash, bytes, mime } = media;
      const size =
        media.kind === 'picture'
          ? { width: media.width, height: media.height }
          : { width: null, height: null };
      insert.run({ hash, bytes, mime, ...size, at });
    },
  };
}
