/** What an editor knows of the instrument that is written in it. */
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import type { Selected } from '../../drafting/place.ts';
import type { NumberingCommand } from '../../instrument/renumbering/numbering-commands.ts';
import type { RegisterSource } from '../../register/whole-register.ts';

export interface InstrumentWriting {
  /** What the office has written, as it is now. */
  readonly data: () => InstrumentData;
  /** Called when that changes. */
  readonly onData: (listener: () => void) => () => void;
  /** Undefined where nobody knows it. */
  readonly type: () => InstrumentType | undefined;
  /** The text as it is now, which is made anew after each key; null where nobody knows its type. */
  readonly drafting: () => Drafting | null;
  readonly register: RegisterSource;
  /** Carries out a command that may change numbers, once a person has seen which; the caret then stands at `selected`. */
  readonly perform: (command: NumberingCommand, selected: Selected | null) => void;
}
