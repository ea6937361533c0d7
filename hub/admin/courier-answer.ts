/** The files that a courier takes back: they lie at the hub for some days, for the person alone who had them made. */
import { partNameSchema } from '../../shared/courier/body.ts';
import { filesOfParts } from '../../shared/courier/bundle.ts';
import { keepReceipt } from '../courier/kept-parts.ts';
import type { SealedReceipt } from '../courier/sealed-receipt.ts';
import { RequestRefused } from '../http/problems.ts';
import { html, type Html } from './html.ts';
import type { Administering, PageAnswer } from './page.ts';

export const COURIERS = '/admin/couriers';

const FILES = { receipt: 'sastra-receipt.age', enrolment: 'sastra-enrolment.age' } as const;
type FileKind = keyof typeof FILES;

export const backLink = ({ say }: Administering): Html =>
  html`<a class="button quiet" href="${COURIERS}">${say('couriers.back')}</a>`;

/** Keeps it, and answers the link by which it is fetched. */
export async function fileLink(
  { say, parts, person }: Administering,
  kind: FileKind,
  receipt: SealedReceipt,
): Promise<Html> {
  const kept = await keepReceipt(parts.keptParts, person.id, receipt);
  if (!kept.ok) throw new RequestRefused('tooMany');
  const query = new URLSearchParams({ kind, parts: kept.value.join('.') });
  return html`<a class="button" href="${COURIERS}/file?${query.toString()}" download>
    ${say(`couriers.get.${kind}`)}
  </a>`;
}

/** Answers it as one file. Throws `notFound` where a part of it is not this person's, or is gone. */
export async function fetchFile({ query, parts, person }: Administering): Promise<PageAnswer> {
  const name = FILES[query['kind'] === 'enrolment' ? 'enrolment' : 'receipt'];
  const names = (query['parts'] ?? '').split('.');
  const isNamed = names.every((part) => partNameSchema.safeParse(part).success);
  const get = async (part: string): Promise<Uint8Array> => {
    const bytes = await parts.keptParts.get(person.id, part);
    if (bytes === null) throw new RequestRefused('notFound');
    return bytes;
  };
  if (!isNamed) throw new RequestRefused('notFound');
  // Before an answer begins, which could not be taken back.
  for (const part of names) await get(part);
  const [file] = filesOfParts(name, { parts: names.length, isApart: false }, (number) =>
    get(names[number - 1] ?? ''),
  );
  if (file === undefined) throw new RequestRefused('notFound');
  return { kind: 'file', ...file };
}
