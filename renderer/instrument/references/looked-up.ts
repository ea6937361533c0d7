/** What the panel of references and definitions shows, looked up in an instrument a piece at a time. */
import type { Uid } from '../../../shared/document/model.ts';
import { reportByLines, type DefinitionReport } from '../../../shared/instrument/definitions/report.ts';
import {
  termsOf,
  usesByLines,
  type Term,
  type TermUse,
} from '../../../shared/instrument/definitions/terms.ts';
import { missingOf, type ReferenceContext } from '../../../shared/instrument/references/reference-text.ts';
import {
  referencesOf,
  referredToBy,
  type PlacedReference,
} from '../../../shared/instrument/references/referred-to-by.ts';
import { suggestionsByUnit, type Suggestion } from '../../../shared/instrument/references/suggestions.ts';
import type { InstrumentContent } from '../../../shared/instrument/text.ts';

export interface LookedUp {
  readonly content: InstrumentContent;
  readonly context: ReferenceContext;
  readonly references: readonly PlacedReference[];
  readonly referredTo: ReadonlyMap<Uid, readonly PlacedReference[]>;
  /** Those that lead nowhere. */
  readonly broken: readonly PlacedReference[];
  readonly suggestions: readonly Suggestion[];
  /** Each with its uses, in reading order; a term that is defined twice has them at its first definition. */
  readonly terms: readonly DefinedTerm[];
  readonly report: DefinitionReport;
}

export interface DefinedTerm {
  readonly term: Term;
  readonly uses: readonly TermUse[];
}

export function* lookUp(
  content: InstrumentContent,
  context: ReferenceContext,
): Generator<undefined, LookedUp> {
  const references = referencesOf(content);
  yield undefined;
  const referredTo = referredToBy(content);
  yield undefined;
  const suggestions = yield* suggestionsByUnit(content, context);
  const uses = Map.groupBy(yield* usesByLines(content), ({ term }) => term.id);
  const terms = termsOf(content).map((term) => ({ term, uses: uses.get(term.id) ?? [] }));
  const report = yield* reportByLines(content);
  return {
    content,
    context,
    references,
    referredTo,
    broken: references.filter(({ reference }) => missingOf(reference.target, context) !== null),
    suggestions,
    terms,
    report,
  };
}
