/** What a person is asked, with what the units that it is about are called on each side. */
import type { Conflict, Notice, Side } from '../../../shared/document/conflict.ts';
import type { DocumentId, DocumentState, Language, Uid } from '../../../shared/document/model.ts';
import { unitsOfContent } from '../../../shared/document/open-units.ts';
import { namingOf, type Naming } from '../../../shared/compare/naming.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import type { AskedConflict, MergeNotice } from '../../../shared/ipc/merging.ts';

type States = Readonly<Record<Side, DocumentState>>;

export interface Asker {
  readonly conflict: (conflict: Conflict) => AskedConflict;
  readonly notice: (notice: Notice) => MergeNotice;
}

export function askerOf(id: DocumentId, states: States, data: InstrumentData): Asker {
  const known = new Map<string, Naming>();
  const naming = (side: Side, language: Language): Naming => {
    const key = `${side} ${language}`;
    const { kind, metadata, content } = states[side];
    const made =
      known.get(key) ??
      namingOf({ summary: { id, kind }, metadata, units: unitsOfContent(content) }, language, data);
    known.set(key, made);
    return made;
  };
  const isOn = (side: Side, language: Language, uid: Uid): boolean => states[side].content[language].has(uid);
  const nameOn = (side: Side, language: Language, uid: Uid): string =>
    isOn(side, language, uid) ? naming(side, language).nameOf(uid) : '';
  /** By whoever has it: our name for it first, since it is our draft that is on the paper. */
  const nameOf = (language: Language, uid: Uid): string =>
    (['ours', 'theirs', 'base'] as const).map((side) => nameOn(side, language, uid)).find(Boolean) ?? '';
  return {
    conflict(conflict) {
      const [uid] = conflict.kind === 'field' ? [] : conflict.units;
      if (conflict.kind === 'field' || uid === undefined)
        return { conflict, names: onEach(() => ''), behind: null };
      const { language, kind } = conflict;
      const isPlace = kind === 'move' || kind === 'cycle';
      return {
        conflict,
        names: onEach((side) => nameOn(side, language, uid)),
        behind: isPlace
          ? onEach((side) => (isOn(side, language, uid) ? naming(side, language).behind(uid) : ''))
          : null,
      };
    },
    notice(notice) {
      switch (notice.kind) {
        case 'taken':
          return { notice, names: [nameOf(notice.language, notice.uid)] };
        case 'samePlace':
          return { notice, names: notice.runs.flat().map((uid) => nameOf(notice.language, uid)) };
        case 'takenField':
          return { notice, names: [] };
        default:
          return notice satisfies never;
      }
    },
  };
}

const onEach = (of: (side: Side) => string): Record<Side, string> => ({
  base: of('base'),
  ours: of('ours'),
  theirs: of('theirs'),
});
