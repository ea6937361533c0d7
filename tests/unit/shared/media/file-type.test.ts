import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileTypeOf } from '../../../../shared/media/file-type.ts';
import { zipOf } from '../../../support/pictures.ts';

const typeOf = (content: Buffer | string, name: string | null): string | null => {
  const head = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  return fileTypeOf({ head, tail: head, name });
};

const WORD = zipOf('[Content_Types].xml', 'word/document.xml');
const SHEET = zipOf('[Content_Types].xml', 'xl/workbook.xml');
const SLIDES = zipOf('[Content_Types].xml', 'ppt/presentation.xml');
const OPEN_TEXT = Buffer.concat([
  Buffer.from(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`, 'latin1'),
  zipOf('content.xml'),
]);

describe('a file that the desk keeps', () => {
  test.each([
    ['%PDF-1.7\n', 'a.pdf', 'application/pdf'],
    [WORD, 'a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [SHEET, 'a.XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [SLIDES, 'a.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    [OPEN_TEXT, 'a.odt', 'application/vnd.oasis.opendocument.text'],
    [zipOf('scans/1.png'), 'a.zip', 'application/zip'],
    [Buffer.from('កម្ពុជា\n'), 'a.txt', 'text/plain'],
    ['a;b\n1;2\n', 'a.csv', 'text/csv'],
    ['\0\0\0\x20ftypisom\0\0', 'a.mp4', 'video/mp4'],
    ['\0\0\0\x20ftypM4A \0\0', 'a.m4a', 'audio/mp4'],
    ['ID3\x03', 'a.mp3', 'audio/mpeg'],
  ])('is known by its content (%#)', (content, name, type) => {
    expect(typeOf(content, name)).toBe(type);
    expect(typeOf(content, null)).toBe(name === 'a.csv' ? 'text/plain' : type);
  });

  test('may end within a letter where only its beginning is looked at', () => {
    expect(typeOf(Buffer.from('ក').subarray(0, 2), 'a.txt')).toBe('text/plain');
  });
});

describe('refused is', () => {
  test.each([
    ['a program, whatever it is called', 'MZ\x90\0', 'letter.pdf'],
    ['a program of Linux', '\x7fELF', 'letter.txt'],
    ['a page', '<!DOCTYPE html><p>', 'letter.txt'],
    ['a page after blanks', '\n\t <script>', 'letter.csv'],
    ['a picture that is a program', '<svg xmlns="http://www.w3.org/2000/svg">', 'seal.txt'],
    ['XML', '<?xml version="1.0"?><svg/>', 'seal.txt'],
    ['a script', '#!/bin/sh\n', 'notes.txt'],
    ['a text called a program', 'del *.*', 'notes.bat'],
    ['a text without an ending', 'words', 'notes'],
    ['a letter with macros', zipOf('word/document.xml', 'word/vbaProject.bin'), 'letter.docx'],
    ['a Java program', zipOf('META-INF/MANIFEST.MF', 'A.class'), 'letter.zip'],
    ['an Android program', zipOf('AndroidManifest.xml'), 'letter.zip'],
    ['an archive that calls itself a letter', zipOf('a.txt'), 'letter.docx'],
    ['half an archive', WORD.subarray(0, 60), 'letter.docx'],
    ['an old office file, which may hold macros', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'letter.doc'],
    ['a picture of a kind that browsers do not show', '\0\0\0\x20ftypheic', 'photo.mp4'],
    ['bytes', '\0\x01\x02', 'letter.txt'],
  ])('%s', (_what, content, name) => {
    expect(typeOf(content, name)).toBeNull();
  });
});

test('any bytes are some type or none, and never a mistake', () => {
  const archive = fc.tuple(fc.constantFrom(WORD, OPEN_TEXT), fc.nat(), fc.nat({ max: 255 }));
  fc.assert(
    fc.property(archive, fc.nat(), ([bytes, at, value], cut) => {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(value, at % damaged.length);
      expect(() => typeOf(damaged.subarray(0, cut % (damaged.length + 1)), 'a.docx')).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});
