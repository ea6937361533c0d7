/** How a draft's English stands to its Khmer, kept up while both are written, and what a person does about it. */
import { counterpartsOf } from '../../shared/document/counterpart.ts';
import { keptBodyHash } from '../../shared/document/hash.ts';
import type { Hash, Uid, Unit, UnitChange } from '../../shared/document/model.ts';
import {
  counterparts,
  khmerSide,
  linkStates,
  pairsByUid,
  plainPairs,
  settled,
  translating,
  translationReport,
  type KhmerSide,
  type LinkState,
  type TranslationReport,
} from '../../shared/document/translation.ts';
import type { Selected } from '../drafting/place.ts';
import type { DraftText } from '../drafting/text.ts';
import { createIdleWork } from '../idle.ts';

export interface Translations {
  /** As of the last pause in the writing. */
  readonly report: () => TranslationReport;
  /** Answers the function that stops listening. */
  readonly onReport: (listener: () => void) => () => void;
  /** How the links of an English unit stand now. */
  readonly links: (english: Uid) => readonly LinkState[];
  /** The units of the other language that belong to this one. */
  readonly partners: (language: 'km' | 'en', uid: Uid) => readonly Uid[];
  /** Makes the English units of these Khmer ones; answers the first. */
  readonly begin: (khmer: readonly Uid[], selected: Selected | null) => Uid | null;
  /** A person says that the English is right for the Khmer as it is now. */
  readonly settle: (english: Uid, selected: Selected | null) => void;
  /** A person says of which Khmer unit this is the English. */
  readonly link: (english: Uid, khmer: Uid, selected: Selected | null) => void;
  /** Follows the draft; answers the function that ends it. */
  readonly watch: () => () => void;
}

const NOTHING: TranslationReport = { states: new Map(), english: new Map(), missing: [], stale: [] };

const changed = (before: Unit, after: Unit): UnitChange => ({
  language: 'en',
  uid: after.uid,
  before,
  after,
});

/** `onLinked` hears of each Khmer body that is linked: its words must be in the history when they change. */
export function createTranslations(
  draft: DraftText,
  onLinked: (khmer: readonly Hash[]) => void,
): Translations {
  const listeners = new Set<() => void>();
  let report = NOTHING;
  let side: KhmerSide | null = null;

  const khmer = (): KhmerSide => (side ??= khmerSide(draft.units('km'), keptBodyHash));

  function read(): 'done' {
    const english = draft.units('en');
    report = translationReport(khmer(), english);
    const pairs =
      draft.shape === 'oneTree' ? pairsByUid(khmer(), english) : plainPairs(khmer(), english, report);
    const linked = pairs.map((pair) => changed(pair.english, translating(pair.english, [pair.khmer])));
    // What follows from the last step goes back with it; without one, nobody has written here and nothing changes.
    if (linked.length > 0 && draft.follow(linked)) tellLinked(linked);
    for (const listener of listeners) listener();
    return 'done';
  }

  const again = createIdleWork(read);

  const tellLinked = (changes: readonly UnitChange[]): void =>
    onLinked(changes.flatMap(({ after }) => (after?.translates ?? []).map(({ hash }) => hash)));

  function change(changes: readonly UnitChange[], selected: Selected | null): void {
    draft.change({ changes, before: selected, after: selected, merge: null });
    tellLinked(changes);
    read();
  }

  return {
    report: () => report,
    onReport(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    links(uid) {
      const unit = draft.unit('en', uid);
      return unit === undefined ? [] : linkStates(unit, khmer());
    },
    partners(language, uid) {
      if (language === 'km') return [report.english.get(uid) ?? []].flat();
      const unit = draft.unit('en', uid);
      return unit === undefined ? [] : counterparts(unit, khmer()).map((other) => other.uid);
    },
    begin(uids, selected) {
      // The English of an instrument stands under the uid of its Khmer: it has a place before it has a word.
      if (draft.shape === 'oneTree') return uids[0] ?? null;
      const wanted = uids.flatMap((uid) => draft.unit('km', uid) ?? []);
      const sides = { km: draft.units('km'), en: draft.units('en') };
      const made = counterpartsOf(wanted, sides, report, () => draft.ids.next());
      if (made.length > 0)
        change(
          made.map((after) => ({ language: 'en', uid: after.uid, before: null, after })),
          selected,
        );
      return made[0]?.uid ?? null;
    },
    settle(uid, selected) {
      const unit = draft.unit('en', uid);
      if (unit !== undefined) change([changed(unit, settled(unit, khmer()))], selected);
    },
    link(uid, khmerUid, selected) {
      const unit = draft.unit('en', uid);
      const other = draft.unit('km', khmerUid);
      if (unit !== undefined && other !== undefined)
        change([changed(unit, translating(unit, [other]))], selected);
    },
    watch() {
      const stop = draft.onChange((changes) => {
        if (changes.some(({ language }) => language === 'km')) side = null;
        again.ask();
      });
      again.ask();
      return () => {
        stop();
        again.stop();
      };
    },
  };
}
