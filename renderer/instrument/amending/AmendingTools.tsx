import { useTranslation } from 'react-i18next';
import { sameJson } from '../../../shared/document/same.ts';
import { renewal } from '../../../shared/instrument/amending/generation.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import { repealProvision } from '../../../shared/instrument/editing/repeal.ts';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import { useBridge, useCommand } from '../../bridge.ts';
import type { OnPaper } from '../../desk/opener.ts';
import { tellFailure } from '../../failures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { toast } from '../../ui/Toasts.tsx';
import { draftingOf } from '../drafting-of.ts';
import { instrumentData } from '../office-instruments.ts';
import { provisionsOf, readAmended } from './amended.ts';

interface AmendingToolsProps {
  readonly onPaper: OnPaper;
  /** In sight, with nothing over it. */
  readonly active: boolean;
  readonly onAsOf: () => void;
}

/** The commands on what is amended: repealing in the copy, writing the articles that follow from it, reading as of a day. */
export function AmendingTools({ onPaper, active, onAsOf }: AmendingToolsProps): null {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const { draft, texts } = onPaper;
  const now = (): Drafting | null => (active ? draftingOf(draft, instrumentData()) : null);

  useCommand('instrument.repeal', () => {
    const drafting = now();
    const uid = texts.active()?.binding.selected()?.anchor.uid;
    if (drafting === null) return;
    const changes = uid === undefined ? [] : repealProvision(drafting, uid);
    if (changes.length === 0) toast({ text: t('instrument.amending.repealRefused') });
    else draft.text.change({ changes, before: null, after: null, merge: null });
  });
  useCommand('instrument.asOf', () => {
    if (now() !== null) onAsOf();
  });
  const generate = async (): Promise<void> => {
    const data = instrumentData();
    const amends = instrumentField('instrument.amends', draft.field('instrument.amends'));
    if (amends === undefined) {
      toast({ text: t('instrument.amending.isNone') });
      return;
    }
    const read = await readAmended(bridge, amends, data);
    if (!read.ok) return tellFailure(read.error);
    const drafting = draftingOf(draft, data);
    if (drafting === null) return;
    const before = draft.field('instrument.generated') ?? null;
    const known = instrumentField('instrument.generated', before ?? undefined) ?? [];
    const { changes, generated } = renewal(drafting, known, provisionsOf(read.value, drafting));
    if (changes.length === 0 && sameJson(known, generated)) {
      toast({ text: t('instrument.amending.nothing') });
      return;
    }
    const fields = [{ name: 'instrument.generated', before, after: generated }];
    draft.text.change({ changes, fields, before: null, after: null, merge: null });
    toast({
      text: t('instrument.amending.written', { n: format.number(generated.length) }),
      action: { text: t('undo'), onPress: draft.undo },
    });
  };
  useCommand('instrument.generate', () => {
    if (now() !== null) void generate();
  });

  return null;
}
