import { describe, expect, it } from 'vitest';
import { dataProblems } from '../../../../../renderer/instrument/settings/data-places.ts';
import {
  addedLevel,
  addedType,
  copiedEntry,
  movedLevel,
  switchedOff,
  switchedOn,
  typesWithLevel,
  withEntryBack,
  withoutEntry,
} from '../../../../../renderer/instrument/settings/entries.ts';
import { levelOf, typeOf, type InstrumentData } from '../../../../../shared/instrument/data.ts';
import { INSTRUMENTS, instrumentType } from '../../../../support/instrument-units.ts';

const NAMES = { km: 'ថ្មី', en: 'New' };
const CHAPTER = levelOf(INSTRUMENTS, 'chapter');
if (CHAPTER === undefined) throw new Error('no chapter');

const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

describe('an entry of the office', () => {
  it('is put in behind the one that is shown, with an id of its own, and can be kept as it is', () => {
    const type = addedType(INSTRUMENTS, instrumentType('prakas'), NAMES);
    const again = addedType(type.data, instrumentType('prakas'), NAMES);
    const level = addedLevel(again.data, CHAPTER, NAMES);
    expect([type.id, again.id, level.id]).toEqual(['own-1', 'own-2', 'own-1']);
    expect(idsOf(level.data.types).join(' ')).toContain('prakas own-2 own-1 joint_prakas');
    expect(idsOf(level.data.levels)).toEqual(['book', 'title', 'chapter', 'own-1', 'section', 'subsection']);
    expect(typeOf(level.data, 'own-1')).toMatchObject({ ...NAMES, isDrafted: true, levels: [], status: 'K' });
    expect(dataProblems(level.data)).toEqual([]);
  });

  it('is a copy in all but its name and its id', () => {
    const copied = copiedEntry(INSTRUMENTS, 'types', 'prakas', NAMES);
    expect(copied?.data.types.find(({ id }) => id === copied.id)).toEqual({
      ...instrumentType('prakas'),
      ...NAMES,
      id: 'own-1',
      status: 'K',
    });
    expect(copiedEntry(INSTRUMENTS, 'levels', 'chapter', NAMES)?.data.levels).toContainEqual({
      ...CHAPTER,
      ...NAMES,
      id: 'own-1',
      status: 'K',
    });
    expect(copiedEntry(INSTRUMENTS, 'types', 'nothing', NAMES)).toBeNull();
  });

  it('comes back where it was, and what was changed meanwhile stays', () => {
    for (const list of ['types', 'levels'] as const) {
      const { id, data } = copiedEntry(INSTRUMENTS, list, list === 'types' ? 'law' : 'chapter', NAMES) ?? {
        id: '',
        data: INSTRUMENTS,
      };
      const changed: InstrumentData = { ...withoutEntry(data, list, id), prefixes: [] };
      expect(idsOf(changed[list])).not.toContain(id);
      const back = withEntryBack(changed, data, id);
      expect(idsOf(back[list])).toEqual(idsOf(data[list]));
      expect(back.prefixes).toEqual([]);
      expect(withEntryBack(back, data, id)).toEqual(back);
    }
  });
});

describe('a level', () => {
  it('moves up and down, not beyond the ends, and the types name theirs in the new order', () => {
    const moved = movedLevel(INSTRUMENTS, 'section', -1);
    expect(idsOf(moved.levels)).toEqual(['book', 'title', 'section', 'chapter', 'subsection']);
    expect(typeOf(moved, 'prakas')?.levels).toEqual(['section', 'chapter', 'subsection']);
    expect(movedLevel(INSTRUMENTS, 'book', -1)).toBe(INSTRUMENTS);
    expect(movedLevel(INSTRUMENTS, 'subsection', 1)).toBe(INSTRUMENTS);
  });

  it('that is switched off is used by no type, and undone it is used by those that used it', () => {
    const off = switchedOff(INSTRUMENTS, 'levels', 'chapter');
    expect(typesWithLevel(INSTRUMENTS, 'chapter').length).toBeGreaterThan(3);
    expect(typesWithLevel(off, 'chapter')).toEqual([]);
    expect(levelOf(off, 'chapter')).toEqual(CHAPTER);
    expect(switchedOn(off, INSTRUMENTS, 'levels', 'chapter')).toEqual(INSTRUMENTS);
  });
});

describe('a type', () => {
  it('that is switched off is drafted no more, and undone it is as before', () => {
    const off = switchedOff(INSTRUMENTS, 'types', 'deika');
    expect(typeOf(off, 'deika')?.isDrafted).toBe(false);
    expect(switchedOn(off, INSTRUMENTS, 'types', 'deika')).toEqual(INSTRUMENTS);
  });
});
