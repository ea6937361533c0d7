import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import { sameJson } from '../../shared/document/same.ts';
import type { OfficialPage } from '../../shared/official/page.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import pane from '../desk/Pane.module.css';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useFlush } from '../shell/flush.ts';
import type { PlaceProps } from '../shell/places.ts';
import type { Template } from '../templates/template.ts';
import { templates } from '../templates/templates.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Select } from '../ui/Select.tsx';
import { toast } from '../ui/Toasts.tsx';
import { useEntered } from '../ui/use-entered.ts';
import { useEscape } from '../ui/use-escape.ts';
import { deliveredPage } from './delivered.ts';
import { officePage, recordOf, writeOfficePage } from './office-page.ts';
import { createPageDraft, pageProblems, type PageDraft } from './page-draft.ts';
import { PageForm } from './PageForm.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './OfficialPane.module.css';

/** What stands around the text of the office's notices, press releases and letters, beside the sheet as it will print. */
export function OfficialPane({ goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [official] = useState(() => templates().filter((template) => template.page !== undefined));
  const [chosen, choose] = useState(official[0]);
  const [written, setWritten] = useState<Language>(language);
  const draft = useDraft(chosen);
  const main = useEntered<HTMLElement>();
  useEscape(() => goTo('desk'), 'last');
  if (chosen === undefined) throw new Error('no template has an official page');
  return (
    <main ref={main} className={`${pane['page']} ${styles['page']}`} tabIndex={-1}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{t('official.title')}</h1>
        <Select
          label={t('official.templates')}
          options={official.map(({ id, name }) => ({ id, text: name[language] }))}
          chosen={chosen.id}
          onChoose={(id) => choose(official.find((template) => template.id === id) ?? chosen)}
        />
        <Segments
          label={t('languages.label')}
          options={LANGUAGES.map((id) => ({ id, text: t(`language.own.${id}`), lang: id }))}
          chosen={written}
          onChoose={setWritten}
        />
      </header>
      {draft === null ? null : <Editing key={chosen.id} template={chosen} draft={draft} language={written} />}
    </main>
  );
}

/** Null until it has been read. */
function useDraft(template: Template | undefined): PageDraft | null {
  const bridge = useBridge();
  const [read, setRead] = useState<{ readonly of: Template; readonly draft: PageDraft } | null>(null);
  useEffect(() => {
    if (template === undefined) return undefined;
    let isWanted = true;
    const begin = async (): Promise<void> => {
      const page = await officePage(bridge, template);
      if (!isWanted) return;
      if (!page.ok) return tellFailure(page.error);
      if (page.value === null) return;
      const write = (next: OfficialPage) => writeOfficePage(bridge, template, next);
      setRead({ of: template, draft: createPageDraft(page.value, write, tellFailure) });
    };
    void begin();
    return () => {
      isWanted = false;
    };
  }, [bridge, template]);
  const refresh = async ({
    of,
    draft,
  }: {
    readonly of: Template;
    readonly draft: PageDraft;
  }): Promise<void> => {
    const before = draft.value();
    const stored = await officePage(bridge, of);
    if (stored.ok && stored.value !== null) draft.arrive(stored.value, before);
  };
  useBridgeEvent('records.changed', ({ name }) => {
    if (read !== null && name === recordOf(read.of)) void refresh(read);
  });
  useFlush(async () => (await read?.draft.flush()) ?? true);
  return read !== null && read.of === template ? read.draft : null;
}

interface EditingProps {
  readonly template: Template;
  readonly draft: PageDraft;
  readonly language: Language;
}

function Editing({ template, draft, language }: EditingProps): ReactNode {
  const { t } = useTranslation();
  const page = useSyncExternalStore(draft.subscribe, draft.value);
  const delivered = deliveredPage(template) ?? page;
  const [problem] = pageProblems(page);
  const reset = (): void => {
    draft.change(delivered);
    toast({
      text: t('official.reset.done'),
      action: { text: t('undo'), onPress: () => draft.change(page) },
    });
  };
  return (
    <div className={styles['columns']}>
      <div className={styles['fields']}>
        <output className={styles['state']} data-refused={problem !== undefined}>
          {problem === undefined
            ? t('official.kept')
            : t('official.refused', { language: t(`language.own.${problem.language}`) })}
        </output>
        <PageForm page={page} language={language} onChange={draft.change} />
        <Button isDisabled={sameJson(page, delivered)} onPress={reset}>
          <RotateCcw aria-hidden />
          {t('official.reset.do')}
        </Button>
      </div>
      <Sheet template={template} page={page} language={language} />
    </div>
  );
}
