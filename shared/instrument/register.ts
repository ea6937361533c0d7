/**
 * The register of instruments: what an office knows of laws, decrees and prakas, its own and others', so that visas and
 * references name them rightly. What an instrument does to another stands with the one that does it and nowhere else:
 * "amended by", and what it means for the other's status, are derived.
 */
import { z } from 'zod';
import type { Hash } from '../document/model.ts';
import { hashSchema } from '../document/schema.ts';
import type { RegisterId } from './instrument.ts';

export const REGISTER_STATUSES = ['in-force', 'amended', 'superseded', 'repealed'] as const;
export type RegisterStatus = (typeof REGISTER_STATUSES)[number];

export const RELATION_KINDS = ['amends', 'repeals', 'implements', 'based-on'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export interface Relation {
  readonly kind: RelationKind;
  /** What is not in the register any more stays named, so that an undo brings the relation back. */
  readonly to: RegisterId;
}

/** The stamped original, kept as attachments are. */
export interface Scan {
  readonly media: Hash;
  readonly mime: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** The file's own name. */
  readonly name: string;
}

export interface RegisterEntry {
  readonly id: RegisterId;
  /** Id of a type of the instruments' data. */
  readonly type: string;
  /** As it was registered: ៤១ អនក្រ.បក; empty for what bears none, such as the Constitution. */
  readonly number: string;
  /** YYYY-MM-DD */
  readonly date: string;
  /** What it is about. */
  readonly title: { readonly km: string; readonly en: string };
  /** As the office entered it; what other entries do to this one is not in it. */
  readonly status: RegisterStatus;
  readonly relations: readonly Relation[];
  readonly scan?: Scan;
}

/** What another entry of the register does to this one. */
export interface RelationFrom {
  readonly kind: RelationKind;
  readonly from: RegisterId;
}

/** An entry with what the others say of it. */
export interface RegisteredEntry extends RegisterEntry {
  readonly relatedBy: readonly RelationFrom[];
  /** What holds: the entered status, or more where another entry amends or repeals this one. */
  readonly standing: RegisterStatus;
}

// A lone surrogate has no canonical bytes.
const words = z.string().refine((value) => value.isWellFormed());

export const registerIdSchema = z.uuidv7();

const relation = z.strictObject({ kind: z.enum(RELATION_KINDS), to: registerIdSchema });

export const registerEntrySchema = z
  .strictObject({
    id: registerIdSchema,
    type: z.string().regex(/^[a-z][A-Za-z0-9_-]{0,39}$/u),
    number: words.max(100),
    date: z.iso.date(),
    title: z.strictObject({ km: words.max(2000), en: words.max(2000) }),
    status: z.enum(REGISTER_STATUSES),
    relations: z
      .array(relation)
      .max(500)
      .refine((all) => new Set(all.map(({ kind, to }) => `${kind} ${to}`)).size === all.length),
    scan: z
      .strictObject({
        media: hashSchema,
        mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/u),
        bytes: z.int().nonnegative(),
        name: words.min(1).max(255),
      })
      .exactOptional(),
  })
  .refine(({ id, relations }) => relations.every(({ to }) => to !== id)) satisfies z.ZodType<RegisterEntry>;

/** What an entry's status is at least, once another one did this to it. */
const LEAST: Readonly<Partial<Record<RelationKind, RegisterStatus>>> = {
  amends: 'amended',
  repeals: 'repealed',
};

/** The weightier of what was entered and of what follows from other entries. */
export function standingOf(entered: RegisterStatus, by: readonly RelationKind[]): RegisterStatus {
  const weight = (status: RegisterStatus): number => REGISTER_STATUSES.indexOf(status);
  return by.reduce<RegisterStatus>((standing, kind) => {
    const least = LEAST[kind] ?? 'in-force';
    return weight(least) > weight(standing) ? least : standing;
  }, entered);
}
