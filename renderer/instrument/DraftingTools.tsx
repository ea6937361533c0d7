import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InnerId, UnitChange } from '../../shared/document/model.ts';
import { markTerm } from '../../shared/instrument/definitions/report.ts';
import type { Drafting } from '../../shared/instrument/editing/drafting.ts';
import { insertVisas } from '../../shared/instrument/editing/visas.ts';
import { numbersOf } from '../../shared/instrument/numbering.ts';
import type { ReferenceContext } from '../../shared/instrument/references/reference-text.ts';
import {
  acceptSuggestion,
  putReference,
  suggestionsOfUnit,
} from '../../shared/instrument/references/suggestions.ts';
import type { InstrumentPlace } from '../../shared/instrument/text.ts';
import { useCommand } from '../bridge.ts';
import type { OnPaper } from '../desk/opener.ts';
import type { Selected } from '../drafting/place.ts';
import { useWholeRegister } from '../register/use-whole-register.ts';
import { toast } from '../ui/Toasts.tsx';
import { draftingOf } from './drafting-of.ts';
import { instrumentData } from './office-instruments.ts';
import { ReferenceDialog } from './reference-dialog/ReferenceDialog.tsx';
import { TextNumbering } from './renumbering/TextNumbering.tsx';
import { placeOfSelection, selectionOf } from './unit-place.ts';
import { VisaDialog } from './visas/VisaDialog.tsx';

interface DraftingToolsProps {
  readonly onPaper: OnPaper;
  /** In sight, with nothing over it. */
  readonly active: boolean;
}

/** The text as it was when something was asked for, and the place that it was asked for at. */
interface Asked {
  readonly drafting: Drafting;
  readonly context: ReferenceContext;
  readonly place: InstrumentPlace;
}

/** What is put into an instrument from its register and its own units: references, terms and visas. */
export function DraftingTools({ onPaper, active }: DraftingToolsProps): ReactNode {
  const { t } = useTranslation();
  const { draft, texts } = onPaper;
  const register = useWholeRegister(true);
  const [referring, refer] = useState<Asked | null>(null);
  const [resting, rest] = useState<Drafting | null>(null);

  const now = (): Drafting | null => (active ? draftingOf(draft, instrumentData()) : null);
  const atCaret = (): Asked | null => {
    const drafting = now();
    const selected = texts.active()?.binding.selected() ?? null;
    const place = drafting === null || selected === null ? null : placeOfSelection(drafting, selected);
    if (drafting === null || place === null) return null;
    const { text, type, data } = drafting;
    const numbers = numbersOf(text.km, type, data);
    const known = register ?? new Map();
    return { drafting, place, context: { tree: text.km, type, data, numbers, register: known } };
  };
  const apply = (changes: readonly (UnitChange | undefined)[], after: Selected | null): void => {
    const made = changes.filter((change) => change !== undefined);
    if (made.length === 0) toast({ text: t('instrument.references.refused') });
    else draft.text.change({ changes: made, before: null, after, merge: null }, after);
  };
  /** The caret behind the one sign that a reference is. */
  const behind = ({ drafting, place }: Asked): Selected =>
    selectionOf(drafting, { ...place, from: place.from + 1, to: place.from + 1 });

  useCommand('instrument.reference', () => {
    const asked = atCaret();
    if (asked !== null) refer(asked);
    else if (active) toast({ text: t('instrument.reference.noPlace') });
  });
  useCommand('instrument.accept', () => {
    const asked = atCaret();
    if (asked === null) return;
    const { drafting, context, place } = asked;
    const offered = suggestionsOfUnit(drafting.text, place.uid, place.language, context);
    // Where the caret stands, else the next behind it, else the first of the unit.
    const order = (one: InstrumentPlace): number => one.index * LINE + one.to;
    const next = offered.find((one) => order(one.place) >= order(place)) ?? offered[0];
    if (next === undefined) {
      toast({ text: t('instrument.references.noneHere') });
      return;
    }
    const change = acceptSuggestion(drafting.text, next, draft.text.ids.next<InnerId>(), context);
    apply([change], behind({ ...asked, place: next.place }));
  });
  useCommand('instrument.term', () => {
    const asked = atCaret();
    if (asked === null) return;
    const { drafting, place } = asked;
    const isWords = place.from < place.to;
    const change = isWords ? markTerm(drafting.text, place, draft.text.ids.next<InnerId>()) : undefined;
    apply([change], selectionOf(drafting, place));
  });
  useCommand('instrument.visas', () => rest(now()));

  return (
    <>
      <TextNumbering draft={draft} register={register} />
      {referring === null ? null : (
        <ReferenceDialog
          context={referring.context}
          language={referring.place.language}
          onClose={() => refer(null)}
          onInsert={(target) => {
            const { drafting, place, context } = referring;
            const isAsAsked = draft.text.content() === drafting.text;
            const id = draft.text.ids.next<InnerId>();
            refer(null);
            apply(
              [isAsAsked ? putReference(drafting.text, place, target, id, context) : undefined],
              behind(referring),
            );
          }}
        />
      )}
      {resting === null ? null : (
        <VisaDialog
          drafting={resting}
          onClose={() => rest(null)}
          onInsert={(entries) => {
            const drafting = draftingOf(draft, instrumentData());
            rest(null);
            const known = new Map([
              ...(register ?? []),
              ...entries.map((entry) => [entry.id, entry] as const),
            ]);
            apply(drafting === null ? [] : insertVisas(drafting, entries, known), null);
          }}
        />
      )}
    </>
  );
}

/** More than a line is long, in UTF-16 units. */
const LINE = 1_000_000;
