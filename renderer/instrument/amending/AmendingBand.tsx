import { useMemo, type ReactNode } from 'react';
import { FilePen, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Amends, CopyOf } from '../../../shared/instrument/amending/links.ts';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import { carryOut } from '../../bridge.ts';
import { titleOf } from '../../desk/summaries.ts';
import { useFieldValue } from '../../desk/use-field.ts';
import type { DraftSession } from '../../drafting/session.ts';
import { useRevisions } from '../../history/use-revisions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { useIsChangedSince } from './use-amended.ts';
import { useLinked } from './use-linked.ts';
import styles from './AmendingBand.module.css';

interface AmendingBandProps {
  readonly draft: DraftSession;
  readonly onOpen: (id: DocumentId) => void;
}

/** Over the paper of an amending instrument, and of the copy that is changed for one: what it is, and the way to the others. */
export function AmendingBand({ draft, onOpen }: AmendingBandProps): ReactNode {
  const [storedAmends] = useFieldValue(draft, 'instrument.amends');
  const [storedCopyOf] = useFieldValue(draft, 'instrument.copyOf');
  const amends = useMemo(() => instrumentField('instrument.amends', storedAmends), [storedAmends]);
  const copyOf = useMemo(() => instrumentField('instrument.copyOf', storedCopyOf), [storedCopyOf]);
  if (copyOf !== undefined) return <CopyBand copyOf={copyOf} onOpen={onOpen} />;
  return amends === undefined ? null : <AmendsBand amends={amends} onOpen={onOpen} />;
}

type OnOpen = AmendingBandProps['onOpen'];

function CopyBand({ copyOf, onOpen }: { readonly copyOf: CopyOf; readonly onOpen: OnOpen }): ReactNode {
  const { t } = useTranslation();
  const { document, amending } = copyOf;
  const nameOf = useNames([document, amending]);
  return (
    <Band
      text={t('instrument.amending.band.copy', {
        amended: nameOf(document).text,
        amending: nameOf(amending).text,
      })}
      at={copyOf}
      amended={nameOf(document).text}
    >
      <Way
        text={t('instrument.amending.band.amended')}
        to={document}
        name={nameOf(document)}
        onOpen={onOpen}
      />
      <Way
        text={t('instrument.amending.band.amending')}
        to={amending}
        name={nameOf(amending)}
        onOpen={onOpen}
      />
    </Band>
  );
}

function AmendsBand({ amends, onOpen }: { readonly amends: Amends; readonly onOpen: OnOpen }): ReactNode {
  const { t } = useTranslation();
  const { document, copy } = amends;
  const nameOf = useNames([document, copy]);
  return (
    <Band
      text={t('instrument.amending.band.amends', { amended: nameOf(document).text })}
      at={amends}
      amended={nameOf(document).text}
    >
      <Way
        text={t('instrument.amending.band.amended')}
        to={document}
        name={nameOf(document)}
        onOpen={onOpen}
      />
      <Way text={t('instrument.amending.band.toCopy')} to={copy} name={nameOf(copy)} onOpen={onOpen} />
      <Button onPress={() => carryOut('instrument.generate')}>{t('instrument.amending.write')}</Button>
    </Band>
  );
}

interface BandProps {
  readonly text: string;
  readonly at: Pick<Amends, 'document' | 'revision'>;
  readonly amended: string;
  readonly children: ReactNode;
}

function Band({ text, at, amended, children }: BandProps): ReactNode {
  const { t } = useTranslation();
  const isChangedSince = useIsChangedSince(at);
  return (
    <section className={styles['band']} data-amending aria-label={t('inspector.amending')}>
      <FilePen aria-hidden />
      <p className={styles['text']}>{text}</p>
      <div className={styles['ways']}>{children}</div>
      {isChangedSince ? <Changed at={at} amended={amended} /> : null}
    </section>
  );
}

function Changed({ at, amended }: Pick<BandProps, 'at' | 'amended'>): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const started = useRevisions(at.document)?.find(({ id }) => id === at.revision);
  if (started === undefined) return null;
  return (
    <p className={styles['changed']}>
      <TriangleAlert aria-hidden />
      {t('instrument.amending.band.changed', { amended, time: format.dateTime(started.madeAt) })}
    </p>
  );
}

interface WayProps {
  readonly text: string;
  readonly to: DocumentId;
  readonly name: Name;
  readonly onOpen: OnOpen;
}

function Way({ text, to, name, onOpen }: WayProps): ReactNode {
  return (
    <Button aria-label={`${text}: ${name.text}`} isDisabled={!name.isThere} onPress={() => onOpen(to)}>
      {text}
    </Button>
  );
}

interface Name {
  readonly text: string;
  readonly isThere: boolean;
}

function useNames(ids: readonly DocumentId[]): (id: DocumentId) => Name {
  const { t } = useTranslation();
  const { language } = useFormat();
  const linked = useLinked(ids);
  return (id) => {
    const summary = linked(id);
    if (summary === null) return { text: t('instrument.amending.band.gone'), isThere: false };
    return {
      text: titleOf(summary.title, language)?.text ?? t('instrument.amending.untitled'),
      isThere: true,
    };
  };
}
