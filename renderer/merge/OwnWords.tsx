import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict, Decision } from '../../shared/document/conflict.ts';
import type { Language, UnitBody } from '../../shared/document/model.ts';
import { typedLines, withTypedLines } from '../../shared/merging/own-words.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { TextLines } from '../ui/TextLines.tsx';
import styles from './MergePage.module.css';

export interface OwnWordsProps {
  readonly conflict: Conflict;
  /** What was decided so far: one goes on from there. */
  readonly decided: Decision | null;
  readonly onUse: (decision: Decision) => void;
  readonly onLeave: () => void;
}

const LIMIT = 20_000;

/** The words to begin with: those that were decided for, else mine, else theirs; null where there are none to type in. */
export function wordsToEdit(conflict: Conflict, decided: Decision | null): UnitBody | string | null {
  if (conflict.kind === 'field') {
    const { ours, theirs } = conflict.versions;
    if (typeof ours !== 'string' || typeof theirs !== 'string') return null;
    if (decided !== null && typeof decided === 'object' && 'value' in decided)
      return typeof decided.value === 'string' ? decided.value : ours;
    return decided === 'theirs' ? theirs : ours;
  }
  if (conflict.kind !== 'edit') return null;
  if (decided !== null && typeof decided === 'object' && 'body' in decided) return decided.body;
  const side = decided === 'theirs' ? 'theirs' : 'ours';
  const body = conflict.versions[side][0] ?? conflict.versions.theirs[0] ?? null;
  return body !== null && typedLines(body).some((line) => line !== '') ? body : null;
}

/** Neither as I wrote it nor as they did: the words are typed here, line by line, and keep their looks. */
export function OwnWords({ conflict, decided, onUse, onLeave }: OwnWordsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [from] = useState(() => wordsToEdit(conflict, decided));
  const [lines, setLines] = useState(() => {
    if (from === null) return [];
    return typeof from === 'string' ? [from] : typedLines(from);
  });
  const [isRefused, setRefused] = useState(false);
  if (from === null) return null;
  const language: Language = conflict.kind === 'field' ? fieldLanguage(conflict.field) : conflict.language;
  const typable = typeof from === 'string' ? [''] : typedLines(from);
  const use = (): void => {
    if (typeof from === 'string') return onUse({ value: lines.join('\n') });
    const body = withTypedLines(from, lines);
    setRefused(body === null);
    if (body !== null) onUse({ body });
  };
  return (
    <form
      className={styles['own']}
      aria-label={t('merge.ownWords')}
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      {lines.map((line, index) =>
        // A line without a letter has no looks to write in.
        typable[index] === '' && typeof from !== 'string' ? null : (
          <TextLines
            // oxlint-disable-next-line react/no-array-index-key -- lines have no name but their place, and none comes or goes
            key={index}
            label={
              lines.length === 1 ? t('merge.ownWords') : t('merge.ownLine', { n: format.number(index + 1) })
            }
            value={line}
            language={language}
            problem={isRefused ? t('merge.ownRefused') : null}
            limit={LIMIT}
            onChange={(text) =>
              // A line stays one line: it is a line of the unit.
              setLines(lines.map((one, at) => (at === index ? text.replaceAll('\n', ' ') : one)))
            }
          />
        ),
      )}
      <div className={styles['ownSteps']}>
        <Button look="strong" type="submit">
          {t('merge.ownUse')}
        </Button>
        <Button onPress={onLeave}>{t('merge.ownLeave')}</Button>
      </div>
    </form>
  );
}

const fieldLanguage = (field: string): Language => (field.endsWith('.en') ? 'en' : 'km');
