import type { ReactNode } from 'react';
import { Eye, PanelRight, Save, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftSession } from '../drafting/session.ts';
import { WhoIsHere } from '../presence/WhoIsHere.tsx';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { CopyAsText } from './CopyAsText.tsx';

export interface DocumentActionsProps {
  readonly inspectorOpen: boolean;
  readonly onInspector: () => void;
  readonly onPreview: () => void;
  readonly onSave: () => void;
  readonly onBin: () => void;
  readonly draft: DraftSession;
}

/** What can be done with the document on the paper. */
export function DocumentActions(props: DocumentActionsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <WhoIsHere draft={props.draft} />
      <Hint text={t('document.bin')}>
        <Button look="plain" aria-label={t('document.bin')} onPress={props.onBin}>
          <Trash2 aria-hidden />
        </Button>
      </Hint>
      <CopyAsText draft={props.draft} />
      <Hint text={t('document.previewHint')} keys={keysOf('view.preview')}>
        <Button onPress={props.onPreview}>
          <Eye aria-hidden />
          {t('preview.title')}
        </Button>
      </Hint>
      <Hint text={t('document.saveHint')} keys={keysOf('document.save')}>
        <Button look="strong" onPress={props.onSave}>
          <Save aria-hidden />
          {t('document.save')}
        </Button>
      </Hint>
      <Hint text={t('inspector.label')} keys={keysOf('view.inspector')}>
        <Button
          look="plain"
          aria-label={t('inspector.label')}
          aria-expanded={props.inspectorOpen}
          onPress={props.onInspector}
        >
          <PanelRight aria-hidden />
        </Button>
      </Hint>
    </>
  );
}
