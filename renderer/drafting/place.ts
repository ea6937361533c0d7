/** A caret or selection in terms of the document, so that it survives any change of the editor's own nodes. */
import type { Language, Uid } from '../../shared/document/model.ts';

export interface Place {
  readonly uid: Uid;
  /** UTF-16 units from the unit's start; a line break counts one, and so does the step from one list item to the next. */
  readonly at: number;
}

export interface Selected {
  readonly language: Language;
  readonly anchor: Place;
  readonly focus: Place;
}
