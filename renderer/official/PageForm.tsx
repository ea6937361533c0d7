import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import {
  LINE_LIMIT,
  LINES_LIMIT,
  LONG_SLOTS,
  OPENINGS,
  ORNAMENTS,
  type OfficialPage,
  type TemplateSlot,
} from '../../shared/official/page.ts';
import { Segments } from '../ui/Segments.tsx';
import { TextLine, TextLines } from '../ui/TextLines.tsx';
import { pageProblems } from './page-draft.ts';
import styles from './PageForm.module.css';

export interface PageFormProps {
  readonly page: OfficialPage;
  /** The language whose texts are in the fields. */
  readonly language: Language;
  readonly onChange: (page: OfficialPage) => void;
}

/** Texts of the frame that are lines in each language. */
type FrameText =
  | 'kingdom'
  | 'motto'
  | 'type'
  | 'subjectLead'
  | 'numberLabel'
  | 'numberMark'
  | 'recipientsLabel'
  | 'attachmentsLabel';

/** What stands around the text, in the order of the page. */
export function PageForm({ page, language, onChange }: PageFormProps): ReactNode {
  const { t } = useTranslation();
  const problems = pageProblems(page);
  const problemOf = (field: string): string | null => {
    const found = problems.find((problem) => problem.field === field && problem.language === language);
    return found === undefined ? null : t(`official.problem.${found.kind}`);
  };
  const line = (field: FrameText): ReactNode => (
    <TextLine
      label={t(`official.frame.${field}`)}
      value={page[field][language]}
      language={language}
      problem={problemOf(field)}
      limit={LINE_LIMIT}
      onChange={(text) => onChange({ ...page, [field]: { ...page[field], [language]: text } })}
    />
  );
  const slot = (name: TemplateSlot): ReactNode => {
    const Text = LONG_SLOTS.has(name) ? TextLines : TextLine;
    return (
      <Text
        label={t(`official.slot.${name}`)}
        value={page.slots[name][language]}
        language={language}
        problem={problemOf(name)}
        limit={LONG_SLOTS.has(name) ? LINE_LIMIT * LINES_LIMIT : LINE_LIMIT}
        onChange={(text) =>
          onChange({ ...page, slots: { ...page.slots, [name]: { ...page.slots[name], [language]: text } } })
        }
      />
    );
  };
  return (
    <div className={styles['form']}>
      <Group title={t('official.group.head')}>
        {line('kingdom')}
        {line('motto')}
        <Choice label={t('official.ornament')}>
          <Segments
            label={t('official.ornament')}
            options={ORNAMENTS.map((id) => ({ id, text: t(`official.ornaments.${id}`) }))}
            chosen={page.ornament}
            onChoose={(ornament) => onChange({ ...page, ornament })}
          />
        </Choice>
        {slot('issuer')}
        {line('numberLabel')}
        {line('numberMark')}
      </Group>
      <Group title={t('official.group.opening')}>
        <Choice label={t('official.opening')}>
          <Segments
            label={t('official.opening')}
            options={OPENINGS.map((id) => ({ id, text: t(`official.openings.${id}`) }))}
            chosen={page.opening}
            onChoose={(opening) => onChange({ ...page, opening })}
          />
        </Choice>
        {line('type')}
        {page.opening === 'title' ? line('subjectLead') : slot('address')}
      </Group>
      <Group title={t('official.group.closing')}>
        {slot('place')}
        <Choice label={t('official.dayPadding')}>
          <Segments
            label={t('official.dayPadding')}
            options={(['plain', 'padded'] as const).map((id) => ({ id, text: t(`official.days.${id}`) }))}
            chosen={page.dayPadding ? 'padded' : 'plain'}
            onChoose={(id) => onChange({ ...page, dayPadding: id === 'padded' })}
          />
        </Choice>
        {slot('signatory')}
        {slot('name')}
        {line('recipientsLabel')}
        {slot('recipients')}
        {line('attachmentsLabel')}
        {slot('attachments')}
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['group']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['field']}>
      <span className={styles['label']}>{label}</span>
      {children}
    </div>
  );
}
