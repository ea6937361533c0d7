import { useEffect, useState } from 'react';
import type { ListEntry } from '../../shared/document/article-fields.ts';
import { checkArticle, type Finding } from '../../shared/document/checks.ts';
import type { WordingEntry } from '../../shared/document/wording.ts';
import { today } from '../dates/today.ts';
import type { DraftSession } from '../drafting/session.ts';

/** How long the document has to rest before it is checked again, in milliseconds. */
const REST_MS = 600;

/** What the open draft lacks; looked at again when it rests after a change. */
export function useFindings(
  draft: DraftSession,
  people: readonly ListEntry[],
  wording: readonly WordingEntry[],
): readonly Finding[] {
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  useEffect(() => {
    const check = (): void => {
      const { text } = draft;
      const units = { km: text.units('km'), en: text.units('en') };
      setFindings(checkArticle({ metadata: draft.metadata(), units }, { today: today(), people, wording }));
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const checkSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(check, REST_MS);
    };
    check();
    // A draft's status changes with every field that is typed in.
    const stops = [draft.text.onChange(checkSoon), draft.onFields(checkSoon), draft.onStatus(checkSoon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [draft, people, wording]);
  return findings;
}
