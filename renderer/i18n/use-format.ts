import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFor, type Format } from './time.ts';

/** Numbers, dates and sizes in the interface's language; changes when the language is switched. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'km';
  return useMemo(() => formatFor(language, t), [language, t]);
}
