import { describe, expect, it } from 'vitest';
import { keepTogether } from '../../../../shared/khmer/index.ts';
import { processorTime } from '../../../support/processor-time.ts';

const kept = (text: string): readonly string[] =>
  keepTogether(text).map(({ start, end }) => text.slice(start, end));

describe('what a line must not break', () => {
  it.each([
    ['យោងព្រះរាជក្រឹត្យលេខ នស/រកត/០៨២៣/១៩៨១ ចុះថ្ងៃទី២២', ['នស/រកត/០៨២៣/១៩៨១']],
    ['អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ស្តីពី', ['៤១ អនក្រ.បក']],
    ['លេខ ១៤៤៧ សហវ.ប្រក។', ['១៤៤៧ សហវ.ប្រក']],
    ['ប្រកាសរបស់ក្រសួងលេខ១២៣/២៤ចុះថ្ងៃទី', ['១២៣/២៤']],
    ['Decree No. NS/RKT/0823/1981 of 2023', ['NS/RKT/0823/1981']],
  ])('is the number of a document: %s', (text, numbers) => expect(kept(text)).toEqual(numbers));

  it.each([
    ['ដែលឯកឧត្តម ស សុខា បានអញ្ជើញ', []],
    ['នៅថ្ងៃនេះ ឯកឧត្តម ស សុខា បានអញ្ជើញ', ['ឯកឧត្តម ស សុខា']],
    ['សម្តេចតេជោ ហ៊ុន សែន ប្រធាន', ['សម្តេចតេជោ ហ៊ុន សែន']],
    ['ឯកឧត្តម ស សុខាបានអញ្ជើញចូលរួមជាអធិបតី', ['ឯកឧត្តម ស']],
    ['ឯកឧត្តម រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', []],
    ['លោកនាយកដ្ឋាន', []],
  ])('is an honorific and its name: %s', (text, names) => expect(kept(text)).toEqual(names));

  it("is the kingdom's name, wherever it stands", () => {
    expect(kept('នៃព្រះរាជាណាចក្រកម្ពុជា។')).toEqual(['ព្រះរាជាណាចក្រកម្ពុជា']);
  });

  it('is nothing in plain text, in an address, and in nothing', () => {
    expect(kept('www.moi.gov.kh')).toEqual([]);
    expect(kept('and/or')).toEqual([]);
    expect(kept('ក្នុងឆ្នាំ២០២៤.បន្ទាប់ពីនោះមក')).toEqual([]);
    expect(kept('')).toEqual([]);
  });

  it.each(['ក', '១/', '១ ', 'កា.', 'លោក ', '0'])('is found in a million of %j within a second', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(processorTime(() => keepTogether(text))).toBeLessThan(1000);
  });
});
