/** What an amending instrument begins with: the template of its type, without what only a whole instrument says. */
import type { Ids } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/document/model.ts';
import { citationOf } from '../../../shared/instrument/citation.ts';
import { typeOf, type InstrumentData, type InstrumentType } from '../../../shared/instrument/data.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import type { Request } from '../../../shared/ipc/contract.ts';
import type { OfficialPage } from '../../../shared/official/page.ts';
import { composed } from '../../templates/compose.ts';
import type { InstrumentTemplate, Template } from '../../templates/template.ts';

/** Templates of the types that may amend one of this type: its own first, then those of higher force. */
export function amendingTemplates(
  amended: InstrumentType,
  templates: readonly Template[],
  data: InstrumentData,
): readonly InstrumentTemplate[] {
  const rankOf = ({ instrument }: InstrumentTemplate): number => typeOf(data, instrument)?.rank ?? Infinity;
  return templates
    .flatMap((template) => (template.kind === 'instrument' && template.amends !== false ? [template] : []))
    .filter((template) => rankOf(template) <= amended.rank)
    .toSorted(
      (a, b) =>
        Number(b.instrument === amended.id) - Number(a.instrument === amended.id) || rankOf(b) - rankOf(a),
    );
}

/** The form of a template asks what the instrument is about under this name. */
const SUBJECT = 'subject';

export function amendingDocument(
  template: InstrumentTemplate,
  amended: RegisterEntry,
  page: OfficialPage | null,
  { ids, data }: { readonly ids: Ids; readonly data: InstrumentData },
): Pick<Request<'documents.createFrom'>, 'units' | 'fields'> {
  const subject = (language: Language): string =>
    data.amending.subject[language].replaceAll('{instrument}', () => citationOf(amended, language, data));
  const units = template.units.filter(({ inAmending }) => inAmending !== false);
  const filled = { [SUBJECT]: { type: 'text', km: subject('km'), en: subject('en') } } as const;
  const { units: made, fields } = composed({ ...template, units }, filled, ids, page, data);
  return { units: made, fields };
}
