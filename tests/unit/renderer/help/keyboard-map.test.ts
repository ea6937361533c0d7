import { expect, it } from 'vitest';
import { KEYBOARD_MAP } from '../../../../renderer/help/keyboard-map.ts';
import { SHORTCUTS } from '../../../../shared/ipc/shortcuts.ts';

it('holds every command that has keys', () => {
  const commands = KEYBOARD_MAP.flatMap((entry) => ('command' in entry ? [entry.command] : []));
  expect(commands.toSorted()).toEqual(Object.keys(SHORTCUTS).toSorted());
});

it('gives no keys to two things', () => {
  const keys = KEYBOARD_MAP.map((entry) => entry.keys);
  expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([]);
});

it('binds no letter with Ctrl+Alt, which writes on a Khmer keyboard', () => {
  expect(KEYBOARD_MAP.filter(({ keys }) => /Ctrl\+Alt\+[A-Z]/u.test(keys))).toEqual([]);
});
