import { useSyncExternalStore, type ReactNode } from 'react';
import { ArrowDown, Check, Languages, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Uid } from '../../shared/document/model.ts';
import { placedText } from '../../shared/document/text.ts';
import type { LinkState } from '../../shared/document/translation.ts';
import type { OnPaper } from '../desk/opener.ts';
import { useFormat } from '../i18n/use-format.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Menu } from '../ui/Menu.tsx';
import { ChangedWords } from './ChangedWords.tsx';
import { useEarlierWords } from './use-earlier-words.ts';
import type { TranslationWork } from './use-translations.ts';
import styles from './Translation.module.css';

export interface TranslationStripProps {
  readonly onPaper: OnPaper;
  readonly translation: TranslationWork;
}

/** Below the paper: how the block under the caret stands to the other language, and what is left to do. */
export function TranslationStrip({ onPaper, translation }: TranslationStripProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { text } = onPaper.draft;
  const report = useSyncExternalStore(translation.onReport, translation.report);
  const caret = useSyncExternalStore(text.whereabouts.onCaret, text.whereabouts.caret);
  const left = report.stale.length + report.missing.length;
  const selected = () => onPaper.texts.active()?.binding.selected() ?? null;
  const isEmpty = text.shape !== 'oneTree' && report.missing.length > 1 && report.english.size === 0;
  return (
    <section className={styles['strip']} aria-label={t('translation.label')}>
      <Languages aria-hidden className={styles['sign']} />
      <div className={styles['here']}>
        {caret === null ? (
          <p>{t('translation.nowhere')}</p>
        ) : caret.language === 'km' ? (
          <KhmerBlock isMissing={report.missing.includes(caret.uid)} onTranslate={translation.settleHere} />
        ) : (
          <EnglishBlock key={caret.uid} uid={caret.uid} onPaper={onPaper} translation={translation} />
        )}
      </div>
      {isEmpty ? (
        <Button onPress={() => translation.begin(report.missing, selected())}>
          {t('translation.whole')}
        </Button>
      ) : null}
      <p className={styles['counts']}>
        {left === 0
          ? t('translation.complete')
          : t('translation.counts', {
              stale: format.number(report.stale.length),
              missing: format.number(report.missing.length),
            })}
      </p>
      <Hint text={t('translation.next')} keys={keysOf('translation.next')}>
        <Button
          look="plain"
          aria-label={t('translation.next')}
          isDisabled={left === 0}
          onPress={translation.next}
        >
          <ArrowDown aria-hidden />
        </Button>
      </Hint>
    </section>
  );
}

function KhmerBlock({
  isMissing,
  onTranslate,
}: {
  readonly isMissing: boolean;
  readonly onTranslate: () => void;
}): ReactNode {
  const { t } = useTranslation();
  if (!isMissing) return <p>{t('translation.fresh')}</p>;
  return (
    <>
      <p>{t('translation.missing')}</p>
      <Hint text={t('translation.translate')} keys={keysOf('translation.settle')}>
        <Button onPress={onTranslate}>{t('translation.translate')}</Button>
      </Hint>
    </>
  );
}

interface EnglishBlockProps extends TranslationStripProps {
  readonly uid: Uid;
}

function EnglishBlock({ uid, onPaper, translation }: EnglishBlockProps): ReactNode {
  const { t } = useTranslation();
  const links = translation.links(uid);
  const wrong = links.find(({ kind }) => kind !== 'fresh');
  if (links.length === 0) return <LinkChoice uid={uid} onPaper={onPaper} translation={translation} />;
  if (wrong === undefined) return <p>{t('translation.fresh')}</p>;
  return (
    <>
      <p className={styles['stale']}>{t(`translation.${wrong.kind}`)}</p>
      <Hint text={t('translation.settle')} keys={keysOf('translation.settle')}>
        <Button onPress={() => translation.settle(uid, onPaper.texts.active()?.binding.selected() ?? null)}>
          <Check aria-hidden />
          {t('translation.settle')}
        </Button>
      </Hint>
      {wrong.kind === 'gone' ? null : <KhmerChange state={wrong} onPaper={onPaper} />}
    </>
  );
}

function KhmerChange({
  state,
  onPaper,
}: {
  readonly state: Exclude<LinkState, { kind: 'gone' }>;
  readonly onPaper: OnPaper;
}): ReactNode {
  const { t } = useTranslation();
  const before = useEarlierWords(onPaper.draft.documentId, state.link.hash);
  if (before === null) return null;
  return (
    <p className={styles['change']} aria-label={t('translation.change')}>
      {before === undefined ? (
        t('translation.notKept')
      ) : (
        <ChangedWords before={before} after={placedText(state.khmer)} language="km" />
      )}
    </p>
  );
}

/** As many Khmer blocks stand in the choice; those without English near the caret come first. */
const CHOICES = 30;
/** So much of a block's words tells it from the others, in UTF-16 units. */
const WORDS = 60;

function LinkChoice({ uid, onPaper, translation }: EnglishBlockProps): ReactNode {
  const { t } = useTranslation();
  const { text } = onPaper.draft;
  const missing = new Set(translation.report().missing);
  const choices = text
    .units('km')
    .filter((unit) => missing.has(unit.uid) && placedText(unit) !== '')
    .slice(0, CHOICES);
  return (
    <>
      <p>{t('translation.none')}</p>
      {choices.length === 0 ? null : (
        <Menu
          label={t('translation.linkTitle')}
          groups={[
            {
              id: 'khmer',
              title: t('translation.linkTitle'),
              items: choices.map((unit) => ({
                id: unit.uid,
                text: placedText(unit).slice(0, WORDS),
                lang: 'km',
                onChoose: () =>
                  translation.link(uid, unit.uid, onPaper.texts.active()?.binding.selected() ?? null),
              })),
            },
          ]}
        >
          <Button>
            <Link2 aria-hidden />
            {t('translation.link')}
          </Button>
        </Menu>
      )}
    </>
  );
}
