/** The units that an editor shows: those of its language, and in the English of an instrument one for each Khmer unit. */
import type { Language, Uid, Unit } from '../../../shared/document/model.ts';
import { englishBeside, englishUnits } from '../../../shared/instrument/english-beside.ts';
import type { DraftText } from '../../drafting/text.ts';

export interface ShownText {
  /** In document order. */
  units(): readonly Unit[];
  unit(uid: Uid): Unit | undefined;
}

export function shownText(draft: DraftText, language: Language): ShownText {
  if (draft.shape === 'twoTrees' || language === 'km')
    return { units: () => draft.units(language), unit: (uid) => draft.unit(language, uid) };
  return {
    units() {
      const content = draft.content();
      return content.shape === 'oneTree' ? englishUnits(content) : [];
    },
    unit(uid) {
      const khmer = draft.unit('km', uid);
      return khmer === undefined ? undefined : englishBeside(khmer, draft.unit('en', uid));
    },
  };
}
