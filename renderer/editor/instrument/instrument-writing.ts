/** What an editor knows of the instrument that is written in it. */
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import type { RegisterSource } from '../../register/whole-register.ts';

export interface InstrumentWriting {
  /** What the office has written, as it is now. */
  readonly data: () => InstrumentData;
  /** Called when that changes. */
  readonly onData: (listener: () => void) => () => void;
  /** The text as it is now; null where nobody knows its type. */
  readonly drafting: () => Drafting | null;
  readonly register: RegisterSource;
}
