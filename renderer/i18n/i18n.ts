import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import en from './en.json';
import km from './km.json';

/** Khmer first; both languages are in the page, so that a switch needs neither a restart nor a load. */
export const i18n = createInstance({
  lng: 'km',
  fallbackLng: false,
  resources: { km: { translation: km }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Makes the texts ready before the first render; synchronous, as nothing is loaded. */
export function startTexts(): void {
  void i18n.use(initReactI18next).init();
}

/** Switches every text on the page, and what assistive technology believes its language to be. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}
