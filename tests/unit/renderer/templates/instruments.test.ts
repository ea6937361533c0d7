import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../../../../renderer/i18n/i18n.ts';
import { deliveredPage } from '../../../../renderer/official/delivered.ts';
import { composed } from '../../../../renderer/templates/compose.ts';
import type { Filled } from '../../../../renderer/templates/filled.ts';
import type { InstrumentTemplate } from '../../../../renderer/templates/template.ts';
import { templates } from '../../../../renderer/templates/templates.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Metadata, Unit } from '../../../../shared/document/model.ts';
import { contentOfUnits } from '../../../../shared/document/open-units.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { khmerSide, translationState } from '../../../../shared/document/translation.ts';
import { structureProblems } from '../../../../shared/instrument/structure.ts';
import { wordsOf, type InstrumentContent } from '../../../../shared/instrument/text.ts';
import { typeOf } from '../../../../shared/instrument/data.ts';
import { INSTRUMENTS, instrumentType } from '../../../support/instrument-units.ts';

beforeAll(startTexts);

const all = templates().flatMap((template) => (template.kind === 'instrument' ? [template] : []));

interface Made {
  readonly metadata: Metadata;
  readonly content: InstrumentContent;
}

function make(template: InstrumentTemplate, filled: Filled = {}): Made {
  const ids = createIds({ now: () => 1, random: (bytes) => new Uint8Array(bytes) });
  const made = composed(template, filled, ids, deliveredPage(template));
  const of = (language: 'km' | 'en'): readonly Unit[] =>
    made.units.filter((unit) => unit.language === language).map(({ unit }) => unit as Unit);
  const content = contentOfUnits('instrument', { km: of('km'), en: of('en') });
  if (content.shape !== 'oneTree') throw new Error('two trees');
  return {
    content,
    metadata: Object.fromEntries(made.fields.map(({ name, value }) => [name, value])),
  };
}
const find = (id: string): InstrumentTemplate => {
  const found = all.find((template) => template.id === id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
};

describe('an instrument made from a template', () => {
  it.each(all)('$id is of a type that is drafted here, and its tree is valid', (template) => {
    const { metadata, content } = make(template);
    const type = typeOf(INSTRUMENTS, template.instrument);
    expect(type?.isDrafted).toBe(true);
    expect(metadata['instrument.type']).toBe(template.instrument);
    expect(structureProblems(content.km, instrumentType(template.instrument), INSTRUMENTS)).toEqual([]);
  });

  it.each(all)('$id says in English what it says in Khmer, part for part', (template) => {
    const { km, en } = make(template).content;
    expect([...en.keys()].toSorted()).toEqual([...km.keys()].toSorted());
    for (const [uid, unit] of km) {
      const own = en.get(uid);
      expect(own?.type).toBe(unit.type);
      expect(idsIn(own?.content)).toEqual(idsIn(unit.content));
    }
  });

  it.each(all)('$id ends its text with the closing sign', (template) => {
    const texts = [...make(template).content.km.values()]
      .filter(({ type }) => type === 'provision' || type === 'paragraph')
      .map(wordsOf);
    expect(texts.at(-1)).toMatch(/៕$/u);
    expect(texts.filter((text) => text.includes('៕'))).toHaveLength(1);
  });

  it.each(all)('$id knows that its English is that of its Khmer, as it stands', (template) => {
    const { km, en } = make(template).content;
    const side = khmerSide([...km.values()]);
    expect([...en.values()].map((body) => translationState(body, side))).toEqual([...en].map(() => 'fresh'));
  });

  it('begins a royal kram with the law that it promulgates', () => {
    const subject = { type: 'text' as const, km: 'សណ្តាប់ធ្នាប់សាធារណៈ', en: 'Public Order' };
    const { metadata, content } = make(find('royal-kram'), { subject });
    const text = instrumentText(instrumentPage(metadata, content, INSTRUMENTS, new Map(), 'km'));
    const order = [
      'ព្រះមហាក្សត្រ',
      'បានឃើញរដ្ឋធម្មនុញ្ញ',
      'ប្រកាសឱ្យប្រើ',
      'ច្បាប់ ស្តីពីសណ្តាប់ធ្នាប់សាធារណៈ ដែលរដ្ឋសភាបានអនុម័ត',
      'មាត្រា ១',
      '៕',
      'នាយករដ្ឋមន្ត្រី',
    ];
    expect(order.map((piece) => text.indexOf(piece) >= 0)).toEqual(order.map(() => true));
    const places = order.map((piece) => text.lastIndexOf(piece)).slice(1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('begins a prakas as a drafter begins one', () => {
    const subject = { type: 'text' as const, km: 'ការផ្តល់សេវាសាធារណៈ', en: 'Public Services' };
    const { metadata, content } = make(find('prakas'), { subject });
    const text = instrumentText(instrumentPage(metadata, content, INSTRUMENTS, new Map(), 'km'));
    const order = [
      'ព្រះរាជាណាចក្រកម្ពុជា',
      'ក្រសួងមហាផ្ទៃ',
      'ប្រក',
      'ប្រកាស',
      'ស្តីពី',
      'ការផ្តល់សេវាសាធារណៈ',
      'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
      'បានឃើញរដ្ឋធម្មនុញ្ញ',
      'សម្រេច',
      'ប្រការ ១',
      'ប្រការ ៥',
      '៕',
      'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
      'កន្លែងទទួល៖',
    ];
    let at = 0;
    for (const piece of order) {
      expect(text.indexOf(piece, at), piece).toBeGreaterThanOrEqual(at);
      at = text.indexOf(piece, at) + piece.length;
    }
  });

  it('puts what was filled in into the signature of another ministry', () => {
    const partner = { type: 'text' as const, km: 'ក្រសួងសេដ្ឋកិច្ចនិងហិរញ្ញវត្ថុ', en: 'Economy and Finance' };
    const { content } = make(find('joint-prakas'), { partner });
    const signed = [...content.km.values()].filter(({ type }) => type === 'signature').map(wordsOf);
    expect(signed.map((text) => text.trim())).toEqual(['រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', 'រដ្ឋមន្ត្រីក្រសួងសេដ្ឋកិច្ចនិងហិរញ្ញវត្ថុ']);
  });
});

/** Every id within a value, in order. */
const idsIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"id":"([^"]+)"/gu)].map(([, id = '']) => id);
