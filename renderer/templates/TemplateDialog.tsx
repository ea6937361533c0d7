import { useState, type ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { createIds } from '../../shared/document/ids.ts';
import { typeOf } from '../../shared/instrument/data.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import { useBridge } from '../bridge.ts';
import { pagePorts } from '../drafting/ports.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { officePage } from '../official/office-page.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { composed } from './compose.ts';
import { titleIn, type Filled } from './filled.ts';
import { TemplateForm } from './TemplateForm.tsx';
import type { Template } from './template.ts';
import { templates } from './templates.ts';
import styles from './TemplateDialog.module.css';

export interface TemplateDialogProps {
  /** Answers whether the document was made; where it was not, what was filled in stays in sight. */
  readonly onMake: (document: Request<'documents.createFrom'>) => Promise<boolean>;
  /** Goes to where the pages of official documents are changed. */
  readonly onOfficial: () => void;
  readonly onClose: () => void;
}

/** As they stand under each other. */
const GROUPS = ['text', 'instrument'] as const;
const groupOf = ({ kind }: Template): (typeof GROUPS)[number] =>
  kind === 'instrument' ? 'instrument' : 'text';

/** A new document from a template: which one, what it asks for, and the title that comes of it. */
export function TemplateDialog({ onMake, onOfficial, onClose }: TemplateDialogProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const bridge = useBridge();
  const instruments = useInstrumentData();
  const all = templates().filter(
    (template) =>
      template.kind !== 'instrument' || typeOf(instruments, template.instrument)?.isDrafted === true,
  );
  const [chosen, choose] = useState(all[0]);
  // What was filled in stays when another template is tried: they ask for the same things under the same names.
  const [filled, fill] = useState<Filled>({});
  const [isMaking, setMaking] = useState(false);
  if (chosen === undefined) throw new Error('no templates');

  const make = async (): Promise<void> => {
    setMaking(true);
    const page = await officePage(bridge, chosen);
    if (!page.ok) tellFailure(page.error);
    const made = page.ok && (await onMake(composed(chosen, filled, createIds(pagePorts), page.value)));
    setMaking(false);
    if (made) onClose();
  };
  return (
    <Dialog title={t('templates.title')} size="wide" onClose={onClose}>
      <div className={styles['columns']}>
        <ListBox
          className={styles['templates'] ?? ''}
          aria-label={t('templates.label')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus, and the choice comes first in it
          autoFocus
          selectedKeys={[chosen.id]}
          onSelectionChange={(keys) => {
            const next = all.find(({ id }) => keys === 'all' || keys.has(id));
            if (next !== undefined) choose(next);
          }}
        >
          {GROUPS.map((group) => (
            <ListBoxSection key={group} id={group} className={styles['group'] ?? ''}>
              <Header className={styles['heading']}>{t(`templates.group.${group}`)}</Header>
              {all
                .filter((template) => groupOf(template) === group)
                .map((template) => (
                  <ListBoxItem
                    key={template.id}
                    id={template.id}
                    textValue={template.name[language]}
                    className={styles['template'] ?? ''}
                  >
                    <span className={styles['name']}>{template.name[language]}</span>
                    <span className={styles['about']}>{template.about[language]}</span>
                  </ListBoxItem>
                ))}
            </ListBoxSection>
          ))}
        </ListBox>
        <form
          className={styles['fill']}
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <div className={styles['fields']}>
            <TemplateForm template={chosen} filled={filled} onFill={fill} />
          </div>
          <div className={styles['foot']}>
            <div className={styles['result']} aria-live="polite">
              <b lang="km">{titleIn(chosen, filled, 'km')}</b>
              <span lang="en">{titleIn(chosen, filled, 'en')}</span>
              <small>{t('templates.open')}</small>
            </div>
            {chosen.page === undefined ? null : (
              <Button look="plain" onPress={onOfficial}>
                {t('official.edit')}
              </Button>
            )}
            <Button onPress={onClose}>{t('templates.cancel')}</Button>
            <Button type="submit" look="strong" isDisabled={isMaking}>
              {t('templates.make')}
            </Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}
