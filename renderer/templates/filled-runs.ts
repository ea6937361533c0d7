import type { TextRun } from '../../shared/document/article.ts';
import type { Language } from '../../shared/document/model.ts';
import { stretchesOf, type Filled } from './filled.ts';
import type { Template } from './template.ts';

/** A template's text with what was filled in; what is still to be written must not be overlooked. */
export const filledRuns = (
  text: string,
  template: Pick<Template, 'form'>,
  filled: Filled,
  language: Language,
): readonly TextRun[] =>
  stretchesOf(text, template, filled, language).map(({ text: stretch, open }) =>
    open ? { kind: 'text', text: stretch, marks: ['bold', 'underline'] } : { kind: 'text', text: stretch },
  );
