import { useEffect, useState } from 'react';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import type { InspectorWork } from '../inspector/use-inspector.ts';

/**
 * Goes to the field of this name, which marks itself by `data-field`: the title on the paper, everything else in the
 * details. It may have to be brought in sight first, so it is looked for once the page shows it.
 */
export function useGoToField(
  inspector: Pick<InspectorWork, 'show'>,
  onLanguage: (language: Language) => void,
): (name: string) => void {
  const [wanted, setWanted] = useState<{ readonly name: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(wanted.name)}"]`);
    const field =
      place?.matches('input') === true ? place : place?.querySelector<HTMLElement>('input, textarea');
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return (name) => {
    const language = LANGUAGES.find((one) => name.endsWith(`.${one}`));
    if (language !== undefined) onLanguage(language);
    if (!name.startsWith('title.')) inspector.show('details');
    setWanted({ name });
  };
}
