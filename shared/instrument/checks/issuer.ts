/** Whether the office that heads the page may issue an instrument of this type. */
import { bilingual, bilingualText } from '../../document/article-fields.ts';
import { looseEither } from '../../khmer/loose.ts';
import { check, type CheckedInstrument, type InstrumentCheck } from './check.ts';

/** What the name of an office begins with, by its kind as the data of types names it. */
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  ministry: ['ក្រសួង', 'រដ្ឋលេខាធិការដ្ឋាន'],
  'general-department': ['អគ្គនាយកដ្ឋាន', 'អគ្គលេខាធិការដ្ឋាន'],
  'provincial-administration': ['រដ្ឋបាលខេត្ត', 'រដ្ឋបាលរាជធានី', 'សាលាខេត្ត', 'សាលារាជធានី'],
};
const KINDS = Object.entries(BEGINNINGS).map(
  ([kind, words]) => [kind, new RegExp(`^${looseEither(words)}`, 'u')] as const,
);

export function checkIssuer({ metadata, type }: CheckedInstrument): readonly InstrumentCheck[] {
  const lines = bilingualText(metadata, 'page.issuer', 'km').split('\n');
  // A department stands below its ministry: the last line is who issues.
  for (const issuer of lines.map((line) => line.trim()).toReversed()) {
    const [kind] = KINDS.find(([, beginning]) => beginning.test(issuer)) ?? [];
    if (kind === undefined) continue;
    if (type.issuableBy.includes(kind)) return [];
    return [check('issuer', { kind: 'field', name: bilingual('page.issuer', 'km') }, { issuer })];
  }
  return [];
}
