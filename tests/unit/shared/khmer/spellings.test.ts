import { describe, expect, it } from 'vitest';
import { foldForSearch, spellings } from '../../../../shared/khmer/index.ts';

describe('spellings', () => {
  it('begin with the text itself, folded', () => {
    expect(spellings('មន្រ្តី COVID-១៩')[0]).toBe(foldForSearch('មន្ត្រី covid-19'));
  });

  it.each([
    ['សម្រេច', 'សំរេច'],
    ['កំលាំង', 'កម្លាំង'],
    ['សំអាត', 'សម្អាត'],
    ['អនុក្រឹត្យ', 'អនុក្រិត្យ'],
    ['អនុក្រឹត្ត', 'អនុក្រឹត្យ'],
    ['គណៈកម្មការ', 'គណកម្មការ'],
    ['គណ:កម្មការ', 'គណៈកម្មការ'],
    ['គោលការណ៏', 'គោលការណ៍'],
    ['៤១ អនក្រ.បក', '41 ank.bk'],
    ['41 ANK.BK', '៤១ អនក្រ.បក'],
  ])('of %s are among others %s', (text, other) => {
    expect(spellings(text)).toContain(foldForSearch(other));
  });

  it('leave abbreviations alone that are part of a word', () => {
    expect(spellings('បកប្រែ bank')).toEqual(['បកប្រែ bank']);
  });

  it('are few, however many such words there are', () => {
    expect(spellings('សម្រេច កំលាំង អនុក្រឹត្យ គណៈកម្មការ គោលការណ៍ ANK'.repeat(50)).length).toBeLessThan(13);
  });
});
