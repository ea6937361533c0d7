import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toAsciiDigits } from '../../../shared/khmer/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { TextLine } from '../../ui/TextLines.tsx';

interface RankFieldProps {
  readonly rank: number;
  readonly tool: ReactNode;
  readonly onChange: (rank: number) => void;
}

/** The lowest that the data knows. */
const LOWEST = 100;

/** Null for what is no rank. */
function rankIn(text: string): number | null {
  const digits = toAsciiDigits(text.trim());
  const rank = /^\d{1,3}$/u.test(digits) ? Number(digits) : 0;
  return rank >= 1 && rank <= LOWEST ? rank : null;
}

/** The place of a type among all types, by which visas stand; in either script's digits. */
export function RankField({ rank, tool, onChange }: RankFieldProps): ReactNode {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  /** What was typed that is no rank: it stays in sight, and what was kept before holds. */
  const [typed, type] = useState<string | null>(null);
  return (
    <TextLine
      label={t('instruments.rank')}
      value={typed ?? number(rank)}
      language={language}
      limit={3}
      problem={typed === null ? null : t('instruments.rankProblem', { lowest: number(LOWEST) })}
      tool={tool}
      onChange={(text) => {
        const next = rankIn(text);
        type(next === null ? text : null);
        if (next !== null) onChange(next);
      }}
    />
  );
}
