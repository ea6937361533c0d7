/** The text of an open draft as its editors share it: what each unit is now, and who changed it. */
import type { Ids } from '../../shared/document/ids.ts';
import type { Content, FieldChange, Language, Uid, Unit, UnitChange } from '../../shared/document/model.ts';
import type { Selected } from './place.ts';
import type { Whereabouts } from './whereabouts.ts';

/** One thing that a person did. */
export interface Step {
  readonly changes: readonly UnitChange[];
  /** Fields that change in the same step. */
  readonly fields?: readonly FieldChange[];
  readonly before: Selected | null;
  readonly after: Selected | null;
  /** Steps in a row with the same key (typing in one unit) are undone together; null stands alone. */
  readonly merge: string | null;
}

/** What changed under an editor without it: undo, redo, another window, core's normalisation. */
export interface Arrival {
  readonly language: Language;
  readonly uids: readonly Uid[];
  /** Where the selection belongs now; null where it stays. */
  readonly selected: Selected | null;
}

export interface DraftText {
  readonly ids: Ids;
  readonly whereabouts: Whereabouts;
  readonly shape: Content['shape'];
  /** As it is now; the same value until something changes. Made anew after each key that asks for it. */
  content(): Content;
  /** In document order. */
  units(language: Language): readonly Unit[];
  unit(language: Language, uid: Uid): Unit | undefined;
  /** A unit that was removed since the draft was opened, as it last was. */
  removed(language: Language, uid: Uid): Unit | undefined;
  /** Whether anybody else may know of a unit: all but those that were made a moment ago. */
  isKnown(language: Language, uid: Uid): boolean;
  /** Takes what an editor did: it is sent at once and can be undone. The editor shows it already. */
  edit(step: Step): void;
  /**
   * Takes what was done beside the editors (a replacement, a link between the languages): they show it then. The caret
   * stays with its words, or goes to `selected`.
   */
  change(step: Step, selected?: Selected | null): void;
  /** Adds to the last step what follows from it by itself; answers false where it cannot, and nothing has changed. */
  follow(changes: readonly UnitChange[]): boolean;
  /** Called after every change of a unit, whoever made it; what it does must not depend on the document's size. */
  onChange(listener: (changes: readonly UnitChange[]) => void): () => void;
  onArrival(listener: (arrival: Arrival) => void): () => void;
  /** Asks the editors to leave the unit under the caret as they do when the caret moves away. */
  onSettle(listener: () => void): () => void;
}
