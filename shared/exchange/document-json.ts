/** A document as JSON: every unit with its ids and bytes, for batches and for keeping; nothing of it is lost. */
import { z } from 'zod';
import {
  DOCUMENT_KINDS,
  type Content,
  type DocumentState,
  type Metadata,
  type Uid,
  type Unit,
  type UnitBody,
} from '../document/model.ts';
import { jsonValueSchema, unitSchema } from '../document/schema.ts';
import { inOrder, treeProblems } from '../document/tree.ts';

const FORMAT = 'sastra-document';
const VERSION = 1;

const lines = (values: readonly unknown[]): string =>
  `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;

/** Units in order, one to a line, so that two versions of a file can be laid side by side. */
export function documentJson({ kind, metadata, content }: DocumentState): string {
  const km = inOrder(content.km);
  const en =
    content.shape === 'twoTrees'
      ? inOrder(content.en)
      : [...content.en].map(([uid, body]) => Object.assign({ uid }, body));
  const head = JSON.stringify({ format: FORMAT, version: VERSION, kind, shape: content.shape, metadata });
  return `${head.slice(0, -1)},\n"km": ${lines(km)},\n"en": ${lines(en)}}\n`;
}

const englishSchema = unitSchema.omit({ parent: true, rank: true });
const head = {
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  kind: z.enum(DOCUMENT_KINDS),
  metadata: z.record(z.string(), jsonValueSchema),
  km: z.array(unitSchema),
};
const fileSchema = z.discriminatedUnion('shape', [
  z.strictObject({ ...head, shape: z.literal('twoTrees'), en: z.array(unitSchema) }),
  z.strictObject({ ...head, shape: z.literal('oneTree'), en: z.array(englishSchema) }),
]);

const byUid = <T extends { readonly uid: Uid }>(units: readonly T[]): ReadonlyMap<Uid, T> =>
  new Map(units.map((unit) => [unit.uid, unit]));

/** Null where it is no such document, or where its units make no tree. */
export function documentFromJson(text: string): DocumentState | null {
  const parsed = fileSchema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { kind, metadata, ...file } = parsed.data;
  const content = file.shape === 'twoTrees' ? twoTrees(file) : oneTree(file);
  return content === null ? null : { kind, metadata: metadata satisfies Metadata, content };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isTree = (units: readonly Unit[], tree: ReadonlyMap<Uid, Unit>): boolean =>
  tree.size === units.length && treeProblems(tree).length === 0;

function twoTrees(file: { readonly km: readonly Unit[]; readonly en: readonly Unit[] }): Content | null {
  const [km, en] = [byUid(file.km), byUid(file.en)];
  return isTree(file.km, km) && isTree(file.en, en) ? { shape: 'twoTrees', km, en } : null;
}

function oneTree(file: {
  readonly km: readonly Unit[];
  readonly en: readonly (UnitBody & { readonly uid: Uid })[];
}): Content | null {
  const km = byUid(file.km);
  const en = new Map<Uid, UnitBody>(file.en.map(({ uid, ...body }) => [uid, body]));
  return isTree(file.km, km) && en.size === file.en.length ? { shape: 'oneTree', km, en } : null;
}
