import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import type { IndexingProgress, SearchHit } from '../../shared/ipc/types.ts';
import { useBridgeEvent, useCommand } from '../bridge.ts';
import pane from '../desk/Pane.module.css';
import { useFormat } from '../i18n/use-format.ts';
import type { PlaceProps } from '../shell/places.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { Hit } from './Hit.tsx';
import { useSearch, type Searching } from './use-search.ts';
import styles from './SearchPane.module.css';

/** More than anybody reads before adding a word. */
const SHOWN_HITS = 50;

/** As it was when one left the place, for as long as the window is open. */
const left: { text: string; language: Language | null } = { text: '', language: null };

/** Every word of every document: one box, and what holds it while one types. */
export function SearchPane({ desk, goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const name = useId();
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(left.text);
  const [language, setLanguage] = useState(left.language);
  const [active, setActive] = useState(0);
  const [indexing, setIndexing] = useState<IndexingProgress | null>(null);
  const searching = useSearch(text, { limit: SHOWN_HITS, language });
  const hits = searching.answer?.hits ?? [];
  const chosen = Math.min(active, hits.length - 1);

  const change = (next: string): void => {
    setText(next);
    setActive(0);
  };
  useEffect(() => {
    left.text = text;
    left.language = language;
  }, [text, language]);
  const enter = (): void => {
    box.current?.focus();
    box.current?.select();
  };
  useEffect(enter, []);
  useCommand('view.search', enter);
  useBridgeEvent('search.progress', setIndexing);
  useEscape(() => (text === '' ? goTo('desk') : change('')), 'last');

  const open = ({ summary, place }: SearchHit): void => {
    goTo('desk');
    if (place === null) return void desk.open(summary.id);
    const { uid, language: of, first } = place;
    const { start, end } = first ?? { start: 0, end: 0 };
    void desk.open(summary.id, { language: of, anchor: { uid, at: start }, focus: { uid, at: end } });
  };

  const move = (to: number): void => {
    setActive(to);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const hit = hits[chosen];
    // Within a composition the keys are the input method's.
    if (event.nativeEvent.isComposing || hit === undefined) return;
    if (event.key === 'ArrowDown') move(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') move(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') open(hit);
    else return;
    event.preventDefault();
  };

  return (
    <main className={`${pane['page']} ${styles['page']}`} aria-label={t('search.label')}>
      <header className={styles['head']}>
        <div className={styles['box']}>
          <Search aria-hidden />
          <input
            ref={box}
            className={styles['input']}
            type="text"
            role="combobox"
            aria-label={t('search.label')}
            aria-autocomplete="list"
            aria-expanded={hits.length > 0}
            aria-controls={`${name}-hits`}
            aria-activedescendant={hits.length === 0 ? undefined : `${name}-${chosen}`}
            placeholder={t('search.placeholder')}
            spellCheck={false}
            maxLength={1000}
            value={text}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {text === '' ? null : (
            <Button
              look="plain"
              aria-label={t('search.clear')}
              onPress={() => {
                change('');
                box.current?.focus();
              }}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
        <div className={styles['line']}>
          <output aria-live="polite" className={styles['count']}>
            <Count searching={searching} />
          </output>
          <Segments
            label={t('search.languages')}
            options={[
              { id: 'any', text: t('search.anyLanguage') },
              ...LANGUAGES.map((id) => ({ id, text: t(`language.own.${id}`), lang: id })),
            ]}
            chosen={language ?? 'any'}
            onChoose={(id) => setLanguage(id === 'any' ? null : id)}
          />
        </div>
        <Indexing progress={indexing ?? searching.answer?.indexing ?? null} />
      </header>
      {hits.length === 0 ? <Nothing searching={searching} /> : null}
      <div
        ref={list}
        id={`${name}-hits`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold a title and a text
        role="listbox"
        aria-label={t('search.results')}
        hidden={hits.length === 0}
        className={styles['hits']}
      >
        {hits.map((hit, index) => (
          // The keys and the focus are the box's own.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
          <div
            key={hit.summary.id}
            id={`${name}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element stands only in a select
            role="option"
            aria-selected={index === chosen}
            className={styles['hit']}
            onClick={() => open(hit)}
          >
            <Hit hit={hit} />
          </div>
        ))}
      </div>
    </main>
  );
}

function Count({ searching: { answer } }: { readonly searching: Searching }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (answer === null || answer.total === 0) return null;
  const n = format.number(answer.total);
  const shown = format.number(answer.hits.length);
  if (!answer.isWhole) return t('search.foundMany', { n, shown });
  return answer.total > answer.hits.length ? t('search.foundFirst', { n, shown }) : t('search.found', { n });
}

function Indexing({ progress }: { readonly progress: IndexingProgress | null }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (progress === null || progress.total === 0) return null;
  return (
    <p className={styles['indexing']}>
      {t('search.indexing', { n: format.percent(Math.floor((100 * progress.done) / progress.total)) })}
    </p>
  );
}

/** What to do first, and what to do where there is nothing. */
function Nothing({ searching: { text, answer, failure } }: { readonly searching: Searching }): ReactNode {
  const { t } = useTranslation();
  if (failure !== null) return <p className={styles['nothing']}>{t(`failure.${failure.code}`)}</p>;
  return (
    <div className={styles['nothing']}>
      <h2>{answer === null ? t('search.start') : t('search.none', { text })}</h2>
      <p>{answer === null ? t('search.startHelp') : t('search.noneHelp')}</p>
      {answer === null ? <p>{t('search.keys')}</p> : null}
    </div>
  );
}
