import { expect, it } from 'vitest';
import {
  FIRST_INTERFACE,
  interfaceFrom,
  nextTheme,
  nextZoom,
  otherLanguage,
  ZOOMS,
} from '../../../../renderer/shell/interface.ts';
import { keysOf } from '../../../../renderer/shell/shortcuts.ts';

it('speaks Khmer and follows the system until a person chooses', () => {
  expect(interfaceFrom({})).toMatchObject({ language: 'km', theme: 'system', size: 100, font: 'siemreap' });
  expect(interfaceFrom({ language: 'en', theme: 'dark' })).toEqual({
    ...FIRST_INTERFACE,
    language: 'en',
    theme: 'dark',
  });
});

it('takes a record that says something else for one that says nothing', () => {
  const wrong = {
    language: 'fr',
    theme: 7,
    size: 101,
    zoom: '100',
    font: null,
    headings: [],
    motion: 'more',
  };
  expect(interfaceFrom(wrong)).toEqual(FIRST_INTERFACE);
});

it('steps through both languages and all three themes, and comes round', () => {
  expect(otherLanguage(otherLanguage('km'))).toBe('km');
  expect(nextTheme('light')).toBe('dark');
  expect(nextTheme(nextTheme(nextTheme('light')))).toBe('light');
});

it('steps the paper through its sizes and stays at the ends', () => {
  expect(nextZoom(100, 1)).toBe(110);
  expect(nextZoom(100, -1)).toBe(90);
  expect(nextZoom(ZOOMS[0], -1)).toBe(ZOOMS[0]);
  expect(nextZoom(200, 1)).toBe(200);
});

it('writes shortcuts as the machine in front of the person writes them', () => {
  expect(keysOf('document.pdf', 'Win32')).toBe('Ctrl+Shift+P');
  expect(keysOf('document.pdf', 'MacIntel')).toBe('⌘⇧P');
});
