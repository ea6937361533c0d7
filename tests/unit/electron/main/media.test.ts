import { expect, test, vi } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import type { Media } from '../../../../shared/media/media.ts';

vi.mock('electron', () => ({ dialog: {} }));
const { nameFor } = await import('../../../../electron/main/media.ts');

const hash = branded<Hash>('a'.repeat(64));
const TEXT: Media = { kind: 'file', hash, bytes: 1, mime: 'text/plain' };
const PHOTO: Media = { kind: 'picture', hash, bytes: 1, mime: 'image/jpeg', width: 1, height: 1 };

test.each([
  ['a name that fits', PHOTO, 'រូបភាព.JPEG', 'រូបភាព.jpeg'],
  ['a program’s name', TEXT, 'notes.bat', 'notes.bat.txt'],
  ['no ending', TEXT, 'notes', 'notes.txt'],
  ['an ending alone', TEXT, '.txt', 'sastra.txt'],
  ['signs that no folder takes', TEXT, 'a:b*c.txt', 'a b c.txt'],
])('a saved file with %s has the ending of what it is', (_what, media, name, saved) => {
  expect(nameFor(media, name)).toBe(saved);
});
