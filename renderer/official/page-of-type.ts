/** The official page that documents of a type of instrument begin with. */
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { InstrumentType } from '../../shared/instrument/data.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { OfficialPage } from '../../shared/official/page.ts';
import { templates } from '../templates/templates.ts';
import { officePage } from './office-page.ts';

/** The page of the template of this type, or that of a prakas under the type's own name. */
export async function pageOfType(
  bridge: Bridge,
  type: InstrumentType,
): Promise<Result<OfficialPage | null, Failure>> {
  const all = templates().flatMap((template) => (template.kind === 'instrument' ? [template] : []));
  const own = all.find(({ instrument }) => instrument === type.id);
  const template = own ?? all[0];
  if (template === undefined) return ok(null);
  const page = await officePage(bridge, template);
  if (!page.ok || page.value === null || own !== undefined) return page;
  const { km, en } = type;
  return ok({ ...page.value, type: { km, en }, numberMark: { km: '', en: '' } });
}
