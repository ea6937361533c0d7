import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../../../shared/instrument/references/cited-instruments.ts';
import type { DraftSession } from '../../drafting/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { toast } from '../../ui/Toasts.tsx';
import { onNumberingCommand, type Perform } from './numbering-commands.ts';
import type { Numbering } from './plan.ts';
import { RenumberingDialog } from './RenumberingDialog.tsx';
import { useRenumbering } from './use-renumbering.ts';

interface TextNumberingProps {
  readonly draft: DraftSession;
  /** Null until it was read. */
  readonly register: Register | null;
}

/** Asks before a key in the text changes numbers, as the outline does, and tells afterwards which have changed. */
export function TextNumbering({ draft, register }: TextNumberingProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const renumbering = useRenumbering({ draft, register, look: () => undefined });
  const { asked, done, isRefused, isAlways, setAlways, dismiss } = renumbering;
  const [table, show] = useState<Numbering | null>(null);

  const perform = useEffectEvent<Perform>((command, selected) =>
    renumbering.perform(command, undefined, selected),
  );
  // Tab is done by then: a dialog that opens while the key goes down takes it for its own, and the focus moves on in it.
  useEffect(
    () => onNumberingCommand(draft, (...given) => void requestAnimationFrame(() => perform(...given))),
    [draft],
  );
  const tell = useEffectEvent((numbering: Numbering) =>
    toast({
      text: t('instrument.numbers.after', { n: number(numbering.renumbered.length) }),
      action: { text: t('instrument.numbers.show'), onPress: () => show(numbering) },
    }),
  );
  useEffect(() => {
    if (done !== null) tell(done);
  }, [done]);
  const refuse = useEffectEvent(() => {
    toast({ text: t('instrument.outline.refused') });
    // So that the next one is told too.
    dismiss();
  });
  useEffect(() => {
    if (isRefused) refuse();
  }, [isRefused]);

  if (asked !== null)
    return (
      <RenumberingDialog
        numbering={asked.numbering}
        asking={{ onDo: asked.onDo, isAlways, onAlways: setAlways }}
        onClose={dismiss}
      />
    );
  return table === null ? null : <RenumberingDialog numbering={table} onClose={() => show(null)} />;
}
