/**
 * The marks in the numbers of instruments: what kind of instrument it is, and whose. `key` is the mark's one form for
 * searching; the others are how people write it. That a mark is in use says its source: "seen" stands in numbers of
 * published instruments (៤១ អនក្រ.បក, នស/រកត/១១២១/៧៩៤, ១៤៤៧ សហវ.ប្រក), "known" is common usage.
 */
export interface InstrumentMark {
  /** Small Latin letters. */
  readonly key: string;
  readonly khmer: string;
  /** In Latin letters of any case, the commonest first. */
  readonly latin: readonly string[];
  readonly source: 'seen' | 'known';
}

export const INSTRUMENT_MARKS: readonly InstrumentMark[] = [
  // Royal acts: the mark of the throne, then decree (ក្រឹត្យ) or promulgation (ក្រម).
  { key: 'ns', khmer: 'នស', latin: ['NS'], source: 'seen' },
  { key: 'rkt', khmer: 'រកត', latin: ['RKT'], source: 'seen' },
  { key: 'rkm', khmer: 'រកម', latin: ['RKM'], source: 'known' },
  { key: 'cs', khmer: 'ជស', latin: ['CS'], source: 'known' },
  // The government: sub-decree, decision, circular.
  { key: 'ank', khmer: 'អនក្រ', latin: ['ANK', 'ANKr'], source: 'seen' },
  { key: 'bk', khmer: 'បក', latin: ['BK'], source: 'seen' },
  { key: 'ssr', khmer: 'សសរ', latin: ['SSR'], source: 'known' },
  { key: 'sr', khmer: 'សរ', latin: ['SR'], source: 'known' },
  // Ministries: the ministry, then the kind.
  { key: 'prk', khmer: 'ប្រក', latin: ['PRK'], source: 'seen' },
  { key: 'mef', khmer: 'សហវ', latin: ['MEF'], source: 'seen' },
  { key: 'moeys', khmer: 'អយក', latin: ['MoEYS'], source: 'known' },
];
