import { describe, expect, test } from 'vitest';
import { MARK_LIMIT, readXml, XML_LIMIT } from '../../../../electron/limited/read-xml.ts';
import { AKN_NAMESPACE, element } from '../../../../shared/instrument/akn/xml.ts';

const read = (text: string): ReturnType<typeof readXml> => readXml(Buffer.from(text));
const LAUGHS = `<?xml version="1.0"?>
<!DOCTYPE akomaNtoso [
  <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<akomaNtoso xmlns="${AKN_NAMESPACE}">&c;</akomaNtoso>`;

describe('a file of XML', () => {
  test('has its names resolved, whatever its prefixes are', () => {
    const file = `<x:p xmlns:x="${AKN_NAMESPACE}" xmlns:own="urn:sastra:akn" xmlns:z="urn:z" own:id="1" z:a="2" b="3"/>`;
    expect(read(file)).toStrictEqual({
      ok: true,
      value: element('p', { 'sastra:id': '1', '{urn:z}a': '2', b: '3' }),
    });
  });

  test('of no namespace or of another one is not taken for Akoma Ntoso', () => {
    expect(read('<akomaNtoso/>')).toMatchObject({ value: { name: '{}akomaNtoso' } });
    expect(read('<akomaNtoso xmlns="urn:z"/>')).toMatchObject({ value: { name: '{urn:z}akomaNtoso' } });
  });

  test.each([
    ['with entities that grow without end', LAUGHS],
    ['with an external entity', '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>'],
    ['with an external document type', '<!doctype p SYSTEM "http://example.org/p.dtd"><p/>'],
    ['with an entity that nothing declares', '<p>&x;</p>'],
    ['that ends too early', '<p><b></p>'],
    ['that is a page of text', 'មាត្រា ១'],
    ['that is empty', ''],
  ])('%s is refused', (_what, file) => {
    expect(read(file)).toStrictEqual({ ok: false, error: 'unreadable' });
  });

  test.each([1_000, 100_000])('nested %d deep is refused', (depth) => {
    const file = `${'<p>'.repeat(depth)}${'</p>'.repeat(depth)}`;
    expect(read(file)).toStrictEqual({ ok: false, error: 'tooDeep' });
  });

  test.each(['<p/>', '&lt;', ' a=""'])(
    'that repeats %s without end is refused before it is parsed',
    (mark) => {
      const file = `<p ${mark.startsWith(' ') ? '' : '>'}${mark.repeat(MARK_LIMIT + 1)}`;
      expect(read(file)).toStrictEqual({ ok: false, error: 'tooLarge' });
    },
  );

  test('that is too large, or whose letters cannot be told, is refused', () => {
    expect(readXml(new Uint8Array(XML_LIMIT + 1))).toStrictEqual({ ok: false, error: 'tooLarge' });
    expect(readXml(Buffer.from([0x3c, 0x70, 0xe9, 0x3e]))).toStrictEqual({ ok: false, error: 'encoding' });
  });
});
