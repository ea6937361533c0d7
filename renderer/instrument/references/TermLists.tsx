import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InnerId } from '../../../shared/document/model.ts';
import { markTerm } from '../../../shared/instrument/definitions/report.ts';
import type { InstrumentPlace } from '../../../shared/instrument/text.ts';
import type { OpenTexts } from '../../editor/open-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { placeOfSelection } from '../unit-place.ts';
import { around, listed, type PanelWork } from './panel-work.ts';
import { PlaceList } from './PlaceList.tsx';
import styles from './ReferencesPanel.module.css';

interface TermListsProps {
  readonly work: PanelWork;
  readonly texts: OpenTexts;
}

/** The terms that are defined, where they are used, and what looks like a definition and is none. */
export function TermLists({ work, texts }: TermListsProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { instrument, found, apply } = work;
  const { drafting, draft } = instrument;
  const [opened, open] = useState<InnerId | null>(null);
  const { terms, report } = found;
  const term = terms.find((one) => one.term.id === opened);

  const mark = (place: InstrumentPlace | null): void => {
    const change =
      place === null ? undefined : markTerm(found.content, place, draft.text.ids.next<InnerId>());
    apply(change === undefined ? [] : [change]);
  };
  const markSelected = (): void => {
    const selected = texts.active()?.binding.selected() ?? null;
    const place = selected === null ? null : placeOfSelection(drafting, selected);
    mark(place === null || place.from === place.to ? null : place);
  };

  return (
    <>
      <PlaceList
        title={t('instrument.terms.defined')}
        places={terms.map(({ term: { id, words, place }, uses }) =>
          listed(
            work,
            place,
            words,
            uses.length === 0
              ? { isBad: true, detail: t('instrument.terms.unused') }
              : {
                  act: {
                    text: t('instrument.terms.uses', { n: number(uses.length) }),
                    onAct: () => open(id === opened ? null : id),
                  },
                },
          ),
        )}
      />
      {term === undefined ? null : (
        <PlaceList
          key={term.term.id}
          title={t('instrument.terms.usesOf', { words: term.term.words })}
          places={term.uses.map(({ place }) => listed(work, place, around(work, place)))}
        />
      )}
      <PlaceList
        title={t('instrument.terms.offered')}
        places={report.offered.map(({ words, place }) =>
          listed(work, place, words, {
            act: { text: t('instrument.terms.mark'), onAct: () => mark(place) },
          }),
        )}
      />
      <PlaceList
        title={t('instrument.terms.undefined')}
        places={report.undefinedWords.map(({ words, place }) => listed(work, place, words))}
      />
      <p className={styles['quiet']}>
        <Button preventFocusOnPress onPress={markSelected}>
          {t('instrument.terms.markSelected')}
        </Button>
      </p>
    </>
  );
}
