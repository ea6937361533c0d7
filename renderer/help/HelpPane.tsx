import { Fragment, useState, type ReactNode } from 'react';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { carryOut } from '../bridge.ts';
import pane from '../desk/Pane.module.css';
import { useFormat } from '../i18n/use-format.ts';
import type { PlaceProps } from '../shell/places.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useEntered } from '../ui/use-entered.ts';
import { useEscape } from '../ui/use-escape.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { findHelp, HELP, piecesOf } from './articles.ts';
import styles from './HelpPane.module.css';

/** One line of a title. */
const ROW_HEIGHT = 40;

/** The help, in the window and without a network: what there is to know, by topic and by word. */
export function HelpPane({ goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const main = useEntered<HTMLElement>();
  const [query, setQuery] = useState('');
  const [chosen, choose] = useState('start');
  const articles = findHelp(HELP[language], query);
  const article = articles.find(({ id }) => id === chosen) ?? articles[0] ?? null;
  useEscape(() => goTo('desk'), 'last');
  return (
    <>
      <section className={pane['list']} aria-label={t('help.contents')}>
        <header className={styles['head']}>
          <h2>{t('rail.help')}</h2>
          <TextField label={t('help.find')} value={query} maxLength={100} onChange={setQuery} />
        </header>
        <VirtualList
          label={t('help.contents')}
          items={articles}
          rowHeight={ROW_HEIGHT}
          chosen={article?.id ?? null}
          onChoose={({ id }) => choose(id)}
          empty={<p className={styles['none']}>{t('help.none')}</p>}
        >
          {({ title }) => <span className={styles['title']}>{title}</span>}
        </VirtualList>
        <footer className={styles['foot']}>
          <Button look="plain" onPress={() => carryOut('help.keys')}>
            {t('keymap.title')}
            <Keys keys={keysOf('help.keys')} />
          </Button>
          <Button look="plain" onPress={() => goTo('welcome')}>
            <BookOpen aria-hidden />
            {t('help.welcome')}
          </Button>
        </footer>
      </section>
      <main ref={main} className={`${pane['page']} ${styles['page']}`} tabIndex={-1}>
        {article === null ? null : (
          <article className={styles['article']}>
            <h1>{article.title}</h1>
            {blocksOf(article.text).map((block) =>
              block.kind === 'list' ? (
                <ul key={block.lines[0]}>
                  {block.lines.map((line) => (
                    <li key={line}>
                      <HelpText text={line} />
                    </li>
                  ))}
                </ul>
              ) : (
                <p key={block.text}>
                  <HelpText text={block.text} />
                </p>
              ),
            )}
          </article>
        )}
      </main>
    </>
  );
}

function HelpText({ text }: { readonly text: string }): ReactNode {
  return piecesOf(text).map((piece) =>
    piece.kind === 'keys' ? (
      <Keys key={piece.at} keys={keysOf(piece.command)} />
    ) : (
      <Fragment key={piece.at}>{piece.text}</Fragment>
    ),
  );
}

type Block =
  { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'list'; readonly lines: string[] };

function blocksOf(text: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text) {
    const last = blocks.at(-1);
    if (!line.startsWith('- ')) blocks.push({ kind: 'paragraph', text: line });
    else if (last?.kind === 'list') last.lines.push(line.slice(2));
    else blocks.push({ kind: 'list', lines: [line.slice(2)] });
  }
  return blocks;
}
