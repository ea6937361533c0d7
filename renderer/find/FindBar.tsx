import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { CaseSensitive, ChevronDown, ChevronUp, Replace, WholeWord, X, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { toast } from '../ui/Toasts.tsx';
import { useEscape } from '../ui/use-escape.ts';
import type { Finder } from './finder.ts';
import type { Asked } from './use-find.ts';
import styles from './FindBar.module.css';

export interface FindBarProps {
  readonly finder: Finder;
  /** What was asked for last: a press of the keys brings the bar forward again. */
  readonly asked: Asked;
  readonly onReplacing: (replacing: boolean) => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** Longer text is no phrase that anybody looks for. In UTF-16 units. */
const QUERY_LIMIT = 500;

const takeFocus = (input: HTMLInputElement | null): void => {
  input?.focus();
  input?.select();
};

/** Find and replace above the text. Enter and Shift+Enter go from hit to hit, Escape goes back to the text. */
export function FindBar({ finder, asked, onReplacing, onUndo, onClose }: FindBarProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [query, setQuery] = useState(asked.words);
  const [replacement, setReplacement] = useState('');
  const [exact, setExact] = useState(false);
  const [wholeWords, setWholeWords] = useState(false);
  const { count, index } = useSyncExternalStore(finder.onState, finder.state);

  const [answered, setAnswered] = useState(asked.press);
  if (answered !== asked.press) {
    setAnswered(asked.press);
    if (asked.words !== '') setQuery(asked.words);
  }
  useEscape(onClose, 'last');
  useEffect(() => finder.ask(query, { exact, wholeWords }), [finder, query, exact, wholeWords]);

  const replaceAll = (): void => {
    const replaced = finder.replaceAll(replacement);
    toast({
      text: t('find.replaced', { n: format.number(replaced) }),
      action: { text: t('undo'), onPress: onUndo },
    });
  };

  return (
    <search className={styles['bar']} aria-label={t('find.label')}>
      <div className={styles['row']}>
        <input
          // Each press of the keys brings the focus here again.
          key={asked.press}
          ref={takeFocus}
          className={styles['field']}
          aria-label={t('find.query')}
          placeholder={t('find.query')}
          value={query}
          maxLength={QUERY_LIMIT}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            finder.step(event.shiftKey ? -1 : 1);
          }}
        />
        <output className={styles['count']} aria-live="polite" data-nothing={query !== '' && count === 0}>
          {query === ''
            ? null
            : count === 0
              ? t('find.none')
              : t('find.count', { n: format.number(index + 1), all: format.number(count) })}
        </output>
        <Tool
          label={t('find.previous')}
          keys={keysOf('find.previous')}
          icon={ChevronUp}
          onUse={() => finder.step(-1)}
        />
        <Tool
          label={t('find.next')}
          keys={keysOf('find.next')}
          icon={ChevronDown}
          onUse={() => finder.step(1)}
        />
        <Tool label={t('find.exact')} icon={CaseSensitive} pressed={exact} onUse={() => setExact(!exact)} />
        <Tool
          label={t('find.wholeWords')}
          icon={WholeWord}
          pressed={wholeWords}
          onUse={() => setWholeWords(!wholeWords)}
        />
        <Tool
          label={t('find.replacing')}
          keys={keysOf('find.replace')}
          icon={Replace}
          pressed={asked.replacing}
          onUse={() => onReplacing(!asked.replacing)}
        />
        <Tool label={t('find.close')} keys="Esc" icon={X} onUse={onClose} />
      </div>
      {asked.replacing ? (
        <div className={styles['row']}>
          <input
            className={styles['field']}
            aria-label={t('find.replacement')}
            placeholder={t('find.replacement')}
            value={replacement}
            maxLength={QUERY_LIMIT}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              finder.replace(replacement);
            }}
          />
          <Button isDisabled={count === 0} onPress={() => finder.replace(replacement)}>
            {t('find.replaceOne')}
          </Button>
          <Button isDisabled={count === 0} onPress={replaceAll}>
            {t('find.replaceAll')}
          </Button>
        </div>
      ) : null}
    </search>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly icon: LucideIcon;
  /** Whether it is on, for a tool that can be. */
  readonly pressed?: boolean;
  readonly onUse: () => void;
}

function Tool({ label, keys, icon: Icon, pressed, onUse }: ToolProps): ReactNode {
  return (
    <Hint text={label} keys={keys}>
      {pressed === undefined ? (
        <Button look="plain" aria-label={label} onPress={onUse}>
          <Icon aria-hidden />
        </Button>
      ) : (
        <ToggleButton
          aria-label={label}
          className={styles['toggle'] ?? ''}
          isSelected={pressed}
          onChange={onUse}
        >
          <Icon aria-hidden />
        </ToggleButton>
      )}
    </Hint>
  );
}
