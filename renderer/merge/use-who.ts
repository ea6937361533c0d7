import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonName } from '../../shared/ipc/types.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';

/** What a person is called in the interface's language; `a colleague` where this desk does not know who it was. */
export function useWho(): (of: { readonly name: PersonName | null }) => string {
  const { t } = useTranslation();
  const { language } = useFormat();
  return useCallback(
    ({ name }) => (name === null ? null : titleOf(name, language))?.text ?? t('merge.colleague'),
    [language, t],
  );
}
