import { expect, test } from 'vitest';
import { formsOf, wordingEntries, wordingFindings } from '../../../../shared/document/wording.ts';

const LIST = [
  { id: 'sub-decree', use: 'អនុក្រឹត្យ', avoid: ['អនុក្រិត្យ', 'អនុក្រឹត្ត'] },
  { id: 'letter', use: 'សេចក្តី', avoid: ['សេចក្ដី'] },
  { id: 'minister', use: 'Deputy Prime Minister', avoid: ['Prime Minister', 'DPM'] },
  { id: 'title', use: 'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', avoid: ['រដ្ឋមន្ត្រីមហាផ្ទៃ', 'រដ្ឋមន្ត្រី'] },
];
const found = (text: string): readonly string[] =>
  wordingFindings(text, LIST).map(({ from, to, instead }) => `${text.slice(from, to)} → ${instead}`);

test.each([
  ['តាមអនុក្រិត្យលេខ ៤១', ['អនុក្រិត្យ → អនុក្រឹត្យ']],
  ['អនុក្រឹត្ត និងអនុក្រិត្យ', ['អនុក្រឹត្ត → អនុក្រឹត្យ', 'អនុក្រិត្យ → អនុក្រឹត្យ']],
  // Two spellings that search takes for one.
  ['សេចក្ដីជូនដំណឹង', ['សេចក្ដី → សេចក្តី']],
  ['សេចក្តីជូនដំណឹង', []],
  ['អនុ\u200Bក្រិត្យ', ['អនុ\u200Bក្រិត្យ → អនុក្រឹត្យ']],
  ['The DPM came', ['DPM → Deputy Prime Minister']],
  ['DPMs and aDPM', []],
  ['The Deputy Prime Minister', []],
  ['The Prime Minister', ['Prime Minister → Deputy Prime Minister']],
  ['ឯកឧត្តម រដ្ឋមន្ត្រីមហាផ្ទៃ', ['រដ្ឋមន្ត្រីមហាផ្ទៃ → រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ']],
  ['រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', []],
  ['', []],
])('in «%s» the list asks for %j', (text, wanted) => {
  expect(found(text)).toEqual(wanted);
});

test('a form is not found in the middle of a syllable', () => {
  const list = [{ id: 'a', use: 'ខ', avoid: ['ក'] }];
  expect(wordingFindings('កា ក្រ ក', list)).toEqual([{ from: 7, to: 8, instead: 'ខ' }]);
});

test('forms are taken as they are typed: parted by commas, each once, in their normal form', () => {
  expect(formsOf(' មន្រ្តី, មន្ត្រី ;\u200Bក\u200B,, ខ', 'ខ')).toEqual(['មន្ត្រី', 'ក']);
});

test('of a record that somebody else wrote, what is no entry is left out', () => {
  const entry = { id: 'a', use: 'ក', avoid: ['ខ'] };
  expect(
    wordingEntries({ entries: [entry, null, { id: 'b', use: '', avoid: [] }, { ...entry, avoid: 'ខ' }] }),
  ).toEqual([entry]);
  expect(wordingEntries({ entries: 'x' })).toEqual([]);
});
