import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import { shownEntries, type PaletteEntry } from './entries.ts';
import { useRecent } from './recent.ts';
import { useFoundEntries, usePaletteEntries, type PaletteSources } from './use-palette-entries.ts';
import styles from './Palette.module.css';

export interface PaletteProps extends PaletteSources {
  readonly onClose: () => void;
}

/** Everything by name: documents, places, commands and settings. What is chosen happens when the palette is gone. */
export function Palette({ onClose, ...sources }: PaletteProps): ReactNode {
  const { t } = useTranslation();
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [recent, use] = useRecent();
  const found = useFoundEntries(query, sources);
  const groups = shownEntries(usePaletteEntries(sources), query, recent, found);
  const flat = groups.flatMap(({ entries }) => entries);
  const at = Math.min(active, Math.max(0, flat.length - 1));

  const choose = (entry: PaletteEntry): void => {
    use(entry.id);
    onClose();
    // The focus goes back to where it was in the next frame; a command may be about what stands there.
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Within a composition the keys are the input method's.
    if (event.nativeEvent.isComposing) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    const entry = flat[at];
    if (next !== undefined) {
      const single = Math.abs(next - at) === 1;
      const to = single ? (next + flat.length) % flat.length : Math.max(0, Math.min(flat.length - 1, next));
      setActive(Number.isNaN(to) ? 0 : to);
      list.current?.querySelector(`[id="${name}-${to}"]`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && entry !== undefined) choose(entry);
    else return;
    event.preventDefault();
  };

  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles['palette'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={t('palette.label')}>
          <div className={styles['field']}>
            <Search aria-hidden />
            <input
              ref={(input) => input?.focus()}
              className={styles['input']}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a datalist can neither be grouped nor styled
              role="combobox"
              aria-label={t('palette.label')}
              aria-expanded
              aria-controls={`${name}-list`}
              aria-activedescendant={flat.length === 0 ? undefined : `${name}-${at}`}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              placeholder={t('palette.placeholder')}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
            <Keys keys="Esc" />
          </div>
          {flat.length === 0 ? <p className={styles['none']}>{t('palette.none')}</p> : null}
          <div
            ref={list}
            id={`${name}-list`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
            role="listbox"
            aria-label={t('palette.label')}
            className={styles['list']}
            hidden={flat.length === 0}
          >
            {groups.map(({ group, entries }) => (
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an optgroup stands only in a select
              <div key={group} role="group" aria-labelledby={`${name}-${group}`}>
                <div id={`${name}-${group}`} className={styles['group']}>
                  {t(`palette.${group}`)}
                </div>
                {entries.map((entry) => {
                  const own = flat.indexOf(entry);
                  return (
                    // The keys and the focus are the field's.
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
                    <div
                      key={entry.id}
                      id={`${name}-${own}`}
                      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element stands only in a select
                      role="option"
                      aria-selected={own === at}
                      className={styles['entry']}
                      onPointerMove={() => setActive(own)}
                      onClick={() => choose(entry)}
                    >
                      <span lang={entry.lang} className={styles['text']}>
                        {entry.text}
                      </span>
                      {entry.detail === null ? null : <small>{entry.detail}</small>}
                      {entry.keys === null ? null : <Keys keys={entry.keys} />}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
