import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSession } from '../drafting/session.ts';
import { useFormat } from '../i18n/use-format.ts';
import { titleOf } from './summaries.ts';
import { useField } from './use-field.ts';

/** The title of the open document, as it is being written. */
export function Crumb({ draft }: { readonly draft: DraftSession }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [km] = useField(draft, 'title.km');
  const [en] = useField(draft, 'title.en');
  const title = titleOf({ km, en }, language);
  return (
    <>
      {t('rail.desk')}
      <span aria-hidden> › </span>
      <b lang={title?.lang}>{title?.text ?? t('document.untitled')}</b>
    </>
  );
}
