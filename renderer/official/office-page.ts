/** The pages of the office's templates, each a record of the desk; a template that nobody changed has none. */
import { normalizeField } from '../../shared/document/normal-form.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { officialPageSchema, type OfficialPage } from '../../shared/official/page.ts';
import type { Template } from '../templates/template.ts';
import { deliveredPage } from './delivered.ts';

/** What the record of a template's page is called. */
export const recordOf = ({ id }: Template): string => `templates.page.${id}`;

/** What new documents of the template are made with; null where they have no official page. */
export async function officePage(
  bridge: Bridge,
  template: Template,
): Promise<Result<OfficialPage | null, Failure>> {
  const delivered = deliveredPage(template);
  if (delivered === null) return ok(null);
  const stored = await bridge.call['records.read']({ name: recordOf(template) });
  if (!stored.ok) return stored;
  // What a newer Sastra wrote may be of another form.
  return ok(officialPageSchema.safeParse(stored.value?.fields).data ?? delivered);
}

/** Keeps the page for the template, whoever wrote it last, its words in their normal form. */
export async function writeOfficePage(
  bridge: Bridge,
  template: Template,
  page: OfficialPage,
): Promise<Result<null, Failure>> {
  const name = recordOf(template);
  const fields = officialPageSchema.parse(normalizeField('page', page));
  const write = async (): Promise<Result<null, Failure>> => {
    const stored = await bridge.call['records.read']({ name });
    if (!stored.ok) return stored;
    const baseVersion = stored.value?.version ?? 0;
    const written = await bridge.call['records.write']({ name, baseVersion, fields });
    return written.ok ? ok(null) : written;
  };
  const first = await write();
  // Another window wrote between reading and writing.
  return !first.ok && first.error.code === 'invalid' ? write() : first;
}
