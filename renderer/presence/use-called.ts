import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '../../shared/ipc/presence.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import { givenNameOf, initialsOf } from './face.ts';

/** What a colleague is called where there is more room or less. */
export interface Called {
  readonly whole: string;
  readonly short: string;
  /** Null: there is no name to take them from. */
  readonly initials: string | null;
}

/** By name, or as oneself at another desk. */
export function useCalled(): (colleague: Colleague) => Called {
  const { t } = useTranslation();
  const { language } = useFormat();
  return useCallback(
    ({ isMe, name }) => {
      if (isMe) return { whole: t('presence.me'), short: t('presence.meShort'), initials: null };
      const own = name === null ? null : titleOf(name, language);
      if (own === null)
        return { whole: t('presence.somebody'), short: t('presence.somebodyShort'), initials: null };
      return { whole: own.text, short: givenNameOf(own.text), initials: initialsOf(own.text) };
    },
    [t, language],
  );
}
