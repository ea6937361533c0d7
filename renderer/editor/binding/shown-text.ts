/** The units that an editor shows: those of its language, and in the English of an instrument one for each Khmer unit. */
import type { Language, Uid, Unit } from '../../../shared/document/model.ts';
import { englishUnit, englishUnits } from '../../../shared/instrument/english-beside.ts';
import type { DraftText } from '../../drafting/text.ts';

export interface ShownText {
  /** In document order. */
  units(): readonly Unit[];
  unit(uid: Uid): Unit | undefined;
}

export function shownText(draft: DraftText, language: Language): ShownText {
  return {
    units() {
      const content = draft.content();
      return content.shape === 'oneTree' && language === 'en' ? englishUnits(content) : draft.units(language);
    },
    unit(uid) {
      const content = draft.content();
      return content.shape === 'oneTree' && language === 'en'
        ? englishUnit(content, uid)
        : draft.unit(language, uid);
    },
  };
}
