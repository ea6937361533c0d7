/** The entry of the register that an amended instrument of the desk is cited by. */
import { bilingualText } from '../../../shared/document/article-fields.ts';
import type { Language, Metadata } from '../../../shared/document/model.ts';
import type { InstrumentType } from '../../../shared/instrument/data.ts';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import type { RegisterId } from '../../../shared/instrument/instrument.ts';
import { numberKeyOf } from '../../../shared/instrument/register-keys.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import { officialParts } from '../../../shared/official/parts.ts';

/** As the document says it: its number, its date and what it is about; a date that it does not say is empty. */
export const entryOfDocument = (id: RegisterId, metadata: Metadata, type: InstrumentType): RegisterEntry => ({
  id,
  type: type.id,
  number: instrumentField('instrument.number', metadata['instrument.number']) ?? '',
  date: instrumentField('instrument.date', metadata['instrument.date']) ?? '',
  title: { km: subjectIn(metadata, type, 'km'), en: subjectIn(metadata, type, 'en') },
  status: 'in-force',
  relations: [],
});

/** A title without the type that it begins with, which a citation says itself. */
function subjectIn(metadata: Metadata, type: InstrumentType, language: Language): string {
  const title = bilingualText(metadata, 'title', language).trim();
  const heading = officialParts(metadata, title, language)?.heading;
  const subject = heading?.kind === 'title' ? heading.subject : title;
  return subject.startsWith(type[language]) ? subject.slice(type[language].length).trim() : subject;
}

/**
 * The entry of the register that is the same instrument, by type, number and date, or by its title where it bears no
 * number; null where there is none. A date that is not known fits any.
 */
export function registeredAs(
  { type, number, date, title }: RegisterEntry,
  register: Iterable<RegisterEntry>,
): RegisterEntry | null {
  const key = numberKeyOf(number);
  for (const known of register) {
    const isSame =
      number.trim() === ''
        ? known.number === '' && known.title.km === title.km
        : numberKeyOf(known.number) === key;
    if (known.type === type && isSame && (date === '' || known.date === date)) return known;
  }
  return null;
}
