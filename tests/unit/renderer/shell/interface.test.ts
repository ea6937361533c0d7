import { expect, it } from 'vitest';
import { interfaceFrom, nextTheme, otherLanguage } from '../../../../renderer/shell/interface.ts';
import { keysOf } from '../../../../renderer/shell/shortcuts.ts';

it('speaks Khmer and follows the system until a person chooses', () => {
  expect(interfaceFrom({})).toEqual({ language: 'km', theme: 'system' });
  expect(interfaceFrom({ language: 'en', theme: 'dark' })).toEqual({ language: 'en', theme: 'dark' });
});

it('takes a record that says something else for one that says nothing', () => {
  expect(interfaceFrom({ language: 'fr', theme: 7 })).toEqual({ language: 'km', theme: 'system' });
});

it('steps through both languages and all three themes, and comes round', () => {
  expect(otherLanguage(otherLanguage('km'))).toBe('km');
  expect(nextTheme('light')).toBe('dark');
  expect(nextTheme(nextTheme(nextTheme('light')))).toBe('light');
});

it('writes shortcuts as the machine in front of the person writes them', () => {
  expect(keysOf('document.pdf', 'Win32')).toBe('Ctrl+Shift+P');
  expect(keysOf('document.pdf', 'MacIntel')).toBe('⌘⇧P');
});
