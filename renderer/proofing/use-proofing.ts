import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../bridge.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { toast } from '../ui/Toasts.tsx';
import { useWording } from '../wording/use-wording.ts';
import { createProofing, type Proofing } from './proofing.ts';

/** The desk's remarks on one draft, which stays the same; their key goes to the next one while `enabled`. */
export function useProofing(draft: DraftSession, texts: OpenTexts, enabled: boolean): Proofing {
  const { t } = useTranslation();
  const [proofing] = useState(() => createProofing(draft, texts));
  const { entries } = useWording();
  useEffect(() => proofing.watch(), [proofing]);
  useEffect(() => proofing.setWording(entries), [proofing, entries]);
  useCommand('proof.next', () => {
    if (enabled && !proofing.next()) toast({ text: t('proof.none') });
  });
  return proofing;
}
