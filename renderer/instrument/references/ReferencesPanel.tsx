import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InnerId, Uid } from '../../../shared/document/model.ts';
import { acceptSuggestions, type Suggestion } from '../../../shared/instrument/references/suggestions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/Toasts.tsx';
import { unitName } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import { around, listed, shownBy, type PanelWork } from './panel-work.ts';
import { PlaceList } from './PlaceList.tsx';
import { TermLists } from './TermLists.tsx';
import { useLookedUp } from './use-looked-up.ts';
import styles from './ReferencesPanel.module.css';

/** What an instrument refers to and what it defines. */
export function ReferencesPanel(props: PanelProps): ReactNode {
  return props.instrument === null ? null : <Lists {...props} instrument={props.instrument} />;
}

type ListsProps = PanelProps & { readonly instrument: InstrumentWork };

function Lists({ instrument, onPaper, onLanguage }: ListsProps): ReactNode {
  const { t } = useTranslation();
  const { language: own } = useFormat();
  const { text } = instrument.draft;
  const caret = useSyncExternalStore(text.whereabouts.onCaret, text.whereabouts.caret);
  const found = useLookedUp(instrument);
  if (found === null) return <p className={styles['quiet']}>{t('instrument.references.looking')}</p>;
  const work: PanelWork = {
    instrument,
    found,
    own,
    goTo(selected) {
      onLanguage(selected.language);
      text.whereabouts.goTo(selected);
    },
    apply(changes) {
      const isAsFound = text.content() === found.content;
      if (isAsFound && changes.length > 0) text.change({ changes, before: null, after: null, merge: null });
      else toast({ text: t('instrument.references.refused') });
      instrument.look();
    },
  };
  return (
    <div className={styles['panel']}>
      {caret === null ? null : <AroundCaret work={work} uid={caret.uid} />}
      <Suggestions work={work} />
      <PlaceList
        title={t('instrument.references.broken')}
        places={found.broken.map(({ reference, place }) =>
          listed(work, place, reference.seen || around(work, place), { isBad: true }),
        )}
      />
      <TermLists work={work} texts={onPaper.texts} />
    </div>
  );
}

/** Where the unit under the caret leads, and what leads to it. */
function AroundCaret({ work, uid }: { readonly work: PanelWork; readonly uid: Uid }): ReactNode {
  const { t } = useTranslation();
  const { instrument, found, own, goTo } = work;
  const name = unitName(instrument.drafting, instrument.numbers, uid, own) || t('instrument.references.here');
  const from = found.references.filter(({ place }) => place.uid === uid);
  const to = found.referredTo.get(uid) ?? [];
  return (
    <>
      <PlaceList
        title={t('instrument.references.from', { name })}
        places={from.map(({ reference, place }) => {
          const { text, leadsTo } = shownBy(work, reference, place);
          return listed(work, place, text || around(work, place), {
            detail: around(work, place),
            ...(leadsTo === null ? {} : { onGo: () => goTo(leadsTo) }),
          });
        })}
      />
      <PlaceList
        title={t('instrument.references.to', { name })}
        places={to.map(({ place }) => listed(work, place, around(work, place)))}
      />
      {from.length + to.length > 0 ? null : (
        <p className={styles['quiet']}>{t('instrument.references.none', { name })}</p>
      )}
    </>
  );
}

/** Plain words that look like references: one by one, or all of them as one step. */
function Suggestions({ work }: { readonly work: PanelWork }): ReactNode {
  const { t } = useTranslation();
  const { instrument, found, apply } = work;
  const { ids } = instrument.draft.text;
  const accept = (suggestions: readonly Suggestion[]): void =>
    apply(acceptSuggestions(found.content, suggestions, () => ids.next<InnerId>(), found.context));
  return (
    <PlaceList
      title={t('instrument.references.suggested')}
      places={found.suggestions.map((suggestion) =>
        listed(work, suggestion.place, suggestion.words, {
          act: { text: t('instrument.references.accept'), onAct: () => accept([suggestion]) },
        }),
      )}
      head={
        <Button look="plain" onPress={() => accept(found.suggestions)}>
          {t('instrument.references.acceptAll')}
        </Button>
      }
    />
  );
}
