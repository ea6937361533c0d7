import { Fragment, useMemo, type ReactNode } from 'react';
import type { Language } from '../../shared/document/model.ts';
import { diffWords } from '../../shared/document/word-diff.ts';

export interface ChangedWordsProps {
  readonly before: string;
  readonly after: string;
  readonly language: Language;
}

/** What words are left of a passage around a change, in UTF-16 units. */
const AROUND = 60;

/** Two states of a passage in one line: what was taken out, what came in, and the words around. */
export function ChangedWords({ before, after, language }: ChangedWordsProps): ReactNode {
  const hunks = useMemo(() => diffWords(before, after), [before, after]);
  const pieces = hunks.map((hunk, index) => {
    const between = after.slice(hunks[index - 1]?.after.to ?? 0, hunk.after.from);
    return (
      <Fragment key={hunk.after.from}>
        {index === 0 ? endOf(between) : middleOf(between)}
        <del>{before.slice(hunk.before.from, hunk.before.to)}</del>
        <ins>{after.slice(hunk.after.from, hunk.after.to)}</ins>
      </Fragment>
    );
  });
  return (
    <span lang={language}>
      {pieces}
      {startOf(after.slice(hunks.at(-1)?.after.to ?? 0))}
    </span>
  );
}

const endOf = (text: string): string => (text.length > AROUND ? `…${text.slice(-AROUND)}` : text);
const startOf = (text: string): string => (text.length > AROUND ? `${text.slice(0, AROUND)}…` : text);
const middleOf = (text: string): string =>
  text.length > 2 * AROUND ? `${text.slice(0, AROUND)}…${text.slice(-AROUND)}` : text;
