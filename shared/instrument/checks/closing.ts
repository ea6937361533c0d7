/** Whether the text is closed by ៕, its number and dates agree, and the one signs who signs such an instrument. */
import { disagreements, expectedBeside, wrongWeekdays } from '../../document/date-agreement.ts';
import { bilingual, bilingualText } from '../../document/article-fields.ts';
import type { Uid, Unit } from '../../document/model.ts';
import { childrenOf, inOrder } from '../../document/tree.ts';
import { writtenDates } from '../../khmer/calendar/read.ts';
import { looseEither, looseText } from '../../khmer/loose.ts';
import type { InstrumentType } from '../data.ts';
import { instrumentField } from '../instrument-fields.ts';
import { numberFitsDate, numberFitsType } from '../registered-number.ts';
import { isBlank, wordsOf } from '../text.ts';
import { readInstrumentUnit } from '../views.ts';
import { check, inUnit, type CheckedInstrument, type CheckPlace, type InstrumentCheck } from './check.ts';

export const checkClosing = (instrument: CheckedInstrument): readonly InstrumentCheck[] => [
  ...closed(instrument),
  ...registered(instrument),
  ...dates(instrument),
  ...signatory(instrument),
  ...jointly(instrument),
];

/** BARIYOOSAN: what ends a text. */
const END = '\u17D5';

/** The units of the main text: neither visas, nor what stands behind the text and below it. */
function textUnits({ tree }: CheckedInstrument): readonly Unit[] {
  const beside = new Set<Uid>();
  return inOrder(tree).filter(({ uid, type, parent }) => {
    const isBeside = parent === null ? BESIDE_TEXT.has(type) : beside.has(parent);
    if (isBeside) beside.add(uid);
    return !isBeside;
  });
}
const BESIDE_TEXT: ReadonlySet<string> = new Set(['visa', 'signature', 'annex']);

function closed(instrument: CheckedInstrument): InstrumentCheck[] {
  const written = textUnits(instrument).filter((unit) => !isBlank(wordsOf(unit)));
  const last = written.at(-1);
  if (last === undefined) return [];
  const isClosed = new RegExp(`${END}[\\s\\u200B]*$`, 'u').test(wordsOf(last));
  return [
    ...written
      .slice(0, -1)
      .filter((unit) => wordsOf(unit).includes(END))
      .map(({ uid }) => check('closedEarly', inUnit(uid))),
    ...(isClosed ? [] : [check('notClosed', inUnit(last.uid))]),
  ];
}

/** The number that it was given, beside the forms of its type and the day that it bears. */
function registered({ metadata, type }: CheckedInstrument): InstrumentCheck[] {
  const number = instrumentField('instrument.number', metadata['instrument.number']);
  const date = instrumentField('instrument.date', metadata['instrument.date']);
  const where = { kind: 'field', name: 'instrument.number' } as const;
  if (number === undefined) return [];
  if (!numberFitsType(number, type)) return [check('numberForm', where, { number })];
  const fits = date === undefined || numberFitsDate(number, date, type);
  return fits ? [] : [check('numberDate', where, { number, date })];
}

/** Only Khmer dates are read: lunar ones are written in Khmer alone. */
function dates({ tree, metadata }: CheckedInstrument): InstrumentCheck[] {
  const units = inOrder(tree);
  const texts = units.map(wordsOf);
  const inText = (
    id: 'datesDisagree' | 'wrongWeekday',
    index: number,
    expected: string,
  ): InstrumentCheck[] => {
    const unit = units[index];
    return unit === undefined ? [] : [check(id, inUnit(unit.uid), { expected })];
  };
  return [
    ...dateLines(metadata),
    ...disagreements(texts).flatMap(({ index, expected }) => inText('datesDisagree', index, expected)),
    ...texts.flatMap((text, index) =>
      wrongWeekdays(text).flatMap((expected) => inText('wrongWeekday', index, expected)),
    ),
  ];
}

/** The lunar line of the page beside the day that the instrument bears. */
function dateLines(metadata: CheckedInstrument['metadata']): InstrumentCheck[] {
  const day = instrumentField('instrument.date', metadata['instrument.date']);
  const [lunar] = writtenDates(bilingualText(metadata, 'page.lunar', 'km')).lunar;
  const expected = lunar === undefined || day === undefined ? null : expectedBeside(lunar, day);
  if (expected === null) return [];
  return [check('datesDisagree', { kind: 'field', name: bilingual('page.lunar', 'km') }, { expected })];
}

/** Whether one of the offices that sign such an instrument is among those that sign this one. */
function signatory({ tree, type }: CheckedInstrument): InstrumentCheck[] {
  if (type.signedBy.length === 0) return [];
  const office = new RegExp(officesOf(type), 'u');
  const signatures = signaturesOf(tree);
  if (signatures.some(({ capacity }) => office.test(capacity))) return [];
  const expected = type.signedBy.map(({ km }) => km).join(' / ');
  return [check('signatory', placeOfFirst(signatures), { expected })];
}

/** The office itself, and not one that is called by more than its name: ឧបនាយករដ្ឋមន្ត្រី. */
const officesOf = ({ signedBy }: InstrumentType): string =>
  `(?<![\\u1780-\\u17D3])${looseEither(signedBy.map(({ km }) => km))}`;

/** Whether what several ministries issue together is signed for at least two of them. */
function jointly({ tree, type }: CheckedInstrument): InstrumentCheck[] {
  if (type.isJoint !== true) return [];
  const signatures = signaturesOf(tree);
  const ministries = signatures.map(({ capacity }) => ministryOf(capacity, type));
  const isJoint = ministries.some((one, index) =>
    ministries.slice(index + 1).some((other) => !one.includes(other) && !other.includes(one)),
  );
  return isJoint ? [] : [check('jointSignatures', placeOfFirst(signatures))];
}

/**
 * What stands behind the office of who signs: the ministry, by its name. Who signs for its head is called by another
 * office, with the same ministry behind: one name is then within the other.
 */
function ministryOf(capacity: string, type: InstrumentType): string {
  const said = looseText(capacity).replaceAll(/\s/gu, '');
  const offices = type.signedBy.map(({ km }) => looseText(km).replaceAll(/\s/gu, ''));
  const ends = offices.map((office) =>
    said.includes(office) ? said.lastIndexOf(office) + office.length : 0,
  );
  return said.slice(Math.max(0, ...ends));
}

interface Signed {
  readonly uid: Uid;
  readonly capacity: string;
}

const signaturesOf = (tree: CheckedInstrument['tree']): readonly Signed[] =>
  childrenOf(tree, null).flatMap((unit) => {
    const view = readInstrumentUnit(unit);
    return view.kind === 'readable' && view.body.type === 'signature'
      ? [{ uid: unit.uid, capacity: view.body.content.capacity }]
      : [];
  });

const placeOfFirst = ([first]: readonly Signed[]): CheckPlace =>
  first === undefined ? { kind: 'text', language: 'km' } : inUnit(first.uid);
