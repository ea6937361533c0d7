import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '../../shared/document/model.ts';
import { carryOut, useCommand } from '../bridge.ts';
import { useCommandTitles } from '../i18n/command-titles.ts';
import { toast } from '../ui/Toasts.tsx';

/**
 * Says why nothing happens when a command for instruments comes from the menu or a key while no instrument is on the
 * paper, and where one is begun. `kind` is that of the document on the paper.
 */
export function useCommandsElsewhere(kind: DocumentKind | null): void {
  const { t } = useTranslation();
  const titles = useCommandTitles();
  const tell = (): void => {
    if (kind === 'instrument') return;
    toast({
      text: t('instrument.elsewhere'),
      action: { text: titles['document.newFrom'], onPress: () => carryOut('document.newFrom') },
    });
  };
  useCommand('instrument.reference', tell);
  useCommand('instrument.accept', tell);
  useCommand('instrument.term', tell);
  useCommand('instrument.visas', tell);
}
