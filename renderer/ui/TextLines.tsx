import type { ReactNode } from 'react';
import { FieldError, Input, Label, TextArea, TextField } from 'react-aria-components';
import type { Language } from '../../shared/document/model.ts';
import styles from './TextLines.module.css';

export interface TextLineProps {
  readonly label: string;
  readonly value: string;
  readonly language: Language;
  /** Why it is not kept; null where it is. */
  readonly problem: string | null;
  /** In UTF-16 units. */
  readonly limit: number;
  /** A small tool at the end of the label's line. */
  readonly tool?: ReactNode;
  readonly onChange: (text: string) => void;
}

/** The field around what is typed into. */
function LabelledField({
  label,
  value,
  problem,
  limit,
  tool = null,
  onChange,
  children,
}: Omit<TextLineProps, 'language'> & { readonly children: ReactNode }): ReactNode {
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      maxLength={limit}
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <div className={styles['head']}>
        <Label className={styles['label']}>{label}</Label>
        {tool}
      </div>
      {children}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </TextField>
  );
}

/** One line that tells what is wrong with it. */
export function TextLine({ language, ...field }: TextLineProps): ReactNode {
  return (
    <LabelledField {...field}>
      <Input className={styles['input'] ?? ''} lang={language} spellCheck={false} />
    </LabelledField>
  );
}

/** The same of several lines, which grow with what is in them. */
export function TextLines({ language, ...field }: TextLineProps): ReactNode {
  return (
    <LabelledField {...field}>
      <TextArea className={styles['input'] ?? ''} lang={language} rows={2} spellCheck={false} />
    </LabelledField>
  );
}
