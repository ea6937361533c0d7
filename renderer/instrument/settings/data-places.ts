/** Texts of the instruments' data by where they stand in it, and why a text cannot be kept there. */
import type { JsonValue } from '../../../shared/document/model.ts';
import { instrumentDataSchema, type InstrumentData } from '../../../shared/instrument/data.ts';

/** Names and places in lists, from the outside in. */
export type DataPath = readonly (string | number)[];

type Holder = Readonly<Record<string, JsonValue>>;
const isHolder = (value: JsonValue | undefined): value is Holder =>
  typeof value === 'object' && value !== null;

/** Undefined where nothing stands there. */
export function valueAt(data: InstrumentData, path: DataPath): JsonValue | undefined {
  let at: JsonValue | undefined = data;
  for (const step of path) at = isHolder(at) ? at[step] : undefined;
  return at;
}

/** Empty where no text stands there. */
export function textAt(data: InstrumentData, path: DataPath): string {
  const at = valueAt(data, path);
  return typeof at === 'string' ? at : '';
}

/**
 * What was delivered where a path of the office's data leads: an entry of a list is the one of its id, wherever it stands.
 * Null where nothing was delivered that could hold a value there; `value` is undefined where it was delivered without.
 */
export function deliveredAt(
  data: InstrumentData,
  delivered: InstrumentData,
  path: DataPath,
): { readonly value: JsonValue | undefined } | null {
  let own: JsonValue | undefined = data;
  let at: JsonValue | undefined = delivered;
  for (const step of path) {
    const next: JsonValue | undefined = isHolder(own) ? own[step] : undefined;
    const id = isHolder(next) ? next['id'] : undefined;
    if (isIdentified(at) && typeof id === 'string') {
      at = at.find((entry) => entry['id'] === id);
      if (at === undefined) return null;
    } else {
      if (!isHolder(at)) return null;
      at = at[step];
    }
    own = next;
  }
  return { value: at };
}

/** Whether it is a list of entries that have ids. */
const isIdentified = (value: JsonValue | undefined): value is readonly Holder[] =>
  Array.isArray(value) && value.every((entry: JsonValue) => isHolder(entry) && 'id' in entry);

/** The same with the value at its place; undefined takes it out. A path leads to where a value of its kind belongs. */
export const withValue = (
  data: InstrumentData,
  path: DataPath,
  value: JsonValue | undefined,
): InstrumentData =>
  // The shape stays as it is; whether the texts are good is for dataProblems() to say.
  put(data, path, value) as InstrumentData;

function put(
  holder: JsonValue | undefined,
  [step, ...rest]: DataPath,
  value: JsonValue | undefined,
): JsonValue {
  if (step === undefined) return value ?? null;
  const inner = isHolder(holder) ? holder[step] : undefined;
  const next = rest.length === 0 ? value : put(inner, rest, value);
  if (Array.isArray(holder)) {
    const list: readonly JsonValue[] = holder;
    return list.map((item, index) => (index === step ? (next ?? null) : item));
  }
  const { [step]: _before, ...others } = isHolder(holder) ? holder : {};
  return next === undefined ? others : { ...(isHolder(holder) ? holder : {}), [step]: next };
}

/** `slot`: what has to stand in the text does not, such as {number}. */
export type DataProblemKind = 'empty' | 'long' | 'slot';
export interface DataProblem {
  readonly path: DataPath;
  readonly kind: DataProblemKind;
}

/** None where all of it can be kept. */
export const dataProblems = (data: InstrumentData): readonly DataProblem[] =>
  (instrumentDataSchema.safeParse(data).error?.issues ?? []).map(({ path, code }) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    kind: code === 'too_small' ? 'empty' : code === 'too_big' ? 'long' : 'slot',
  }));

/** Whether a problem is that of the text at a path, or of something in it. */
export const isProblemAt = (problem: DataProblem, path: DataPath): boolean =>
  path.every((step, index) => problem.path[index] === step);
