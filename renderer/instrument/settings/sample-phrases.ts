/** What the words of all types make: an instrument cited, a visa, references, and what an amending instrument says. */
import { createIds } from '../../../shared/document/ids.ts';
import type { Language, Unit } from '../../../shared/document/model.ts';
import { inOrder, treeOf } from '../../../shared/document/tree.ts';
import { citationOf, visasOf } from '../../../shared/instrument/citation.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import { toKhmerDigits } from '../../../shared/khmer/index.ts';
import { contentAs } from '../../../shared/instrument/editing/drafting.ts';
import { filledSlots } from '../../../shared/instrument/filled-slots.ts';
import type { ReferenceTarget } from '../../../shared/instrument/instrument.ts';
import { citedLabelOf, numbersOf } from '../../../shared/instrument/numbering.ts';
import { referenceText } from '../../../shared/instrument/references/reference-text.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import { placedInline } from '../../../shared/instrument/text.ts';
import { sampleUnits, type SampleRow } from './sample-labels.ts';

/** An instrument of the type as the register would have it; `title` is what it is about. */
function sampleEntry(type: InstrumentType, title: Readonly<Record<Language, string>>): RegisterEntry {
  const [form = ''] = type.numberPattern?.anyOf ?? [];
  const ids = createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const number = form
    .replaceAll('{serial}', toKhmerDigits('41'))
    .replaceAll('{MMYY}', toKhmerDigits('0321'))
    .replaceAll('{issuer}', '…');
  return {
    id: ids.next(),
    type: type.id,
    number,
    date: '2021-03-04',
    title,
    status: 'in-force',
    relations: [],
  };
}

/** In the order of the form beside it. */
export function samplePhrases(
  type: InstrumentType,
  data: InstrumentData,
  language: Language,
  title: Readonly<Record<Language, string>>,
): readonly SampleRow[] {
  const entry = sampleEntry(type, title);
  const tree = treeOf(sampleUnits(type, data));
  const numbers = numbersOf(tree, type, data);
  const context = { tree, type, data, numbers, register: new Map([[entry.id, entry]]) };
  const provisions = inOrder(tree).filter((unit) => unit.type === 'provision');
  const [first, second, third] = provisions;
  const shown = (target: ReferenceTarget): string => {
    const text = referenceText({ target, seen: '' }, null, language, context);
    return text.kind === 'found' ? text.text : '';
  };
  const here = (unit: Unit): string => {
    const number = numbers.get(unit.uid);
    return number === undefined ? '' : citedLabelOf(unit, number, type, language, data);
  };
  const rows: SampleRow[] = [];
  const say = (text: string): void => void rows.push({ depth: 0, kind: 'phrase', text });

  say(citationOf(entry, language, data));
  for (const { text } of visasOf([entry], type, language, data)) say(text);
  if (first === undefined || second === undefined || third === undefined) return rows;
  const parts = contentAs(first, 'provision')?.parts ?? [];
  const point = parts.find(({ kind }) => kind === 'point');
  const paragraph = parts.find(({ kind }) => kind === 'paragraph');
  for (const part of [point, paragraph])
    if (part !== undefined) say(shown({ in: 'here', uid: first.uid, inner: part.id }));

  const { amending } = data;
  const [unit, place] = ['1', '2'].map((article) => shown({ in: 'register', instrument: entry.id, article }));
  const several = [second, third].map(here).join(amending.and[language]);
  const amends = (
    name: 'title' | 'replaced' | 'inserted' | 'moved' | 'repealed',
    slots: Readonly<Record<string, string | undefined>>,
  ): void => {
    const given = Object.entries(slots).map(([slot, text = '']) => [slot, [{ kind: 'text', text }]] as const);
    say(placedInline(filledSlots(amending[name][language], Object.fromEntries(given))));
  };
  amends('title', { unit: citationOf(entry, language, data) });
  amends('replaced', { unit, new: here(first) });
  amends('inserted', { new: several, place: unit });
  amends('moved', { unit, place });
  amends('repealed', { unit });
  return rows;
}
