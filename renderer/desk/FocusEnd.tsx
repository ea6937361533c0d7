import type { ReactNode } from 'react';
import { Minimize2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { useEscape } from '../ui/use-escape.ts';

export interface FocusEndProps {
  readonly onLeave: () => void;
  /** Something within, such as the bar of find, is left first. */
  readonly within: boolean;
}

/** The way out of focus mode: a button, and Escape. */
export function FocusEnd({ onLeave, within }: FocusEndProps): ReactNode {
  const { t } = useTranslation();
  useEscape(onLeave, 'last', () => !within);
  return (
    <Hint text={t('focus.leave')} keys="Esc">
      <Button look="plain" aria-label={t('focus.leave')} onPress={onLeave}>
        <Minimize2 aria-hidden />
      </Button>
    </Hint>
  );
}
