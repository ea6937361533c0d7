import { useMemo, type ReactNode } from 'react';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Uid } from '../../../shared/document/model.ts';
import { saidKind } from '../../../shared/instrument/amending/amending-provisions.ts';
import type { Amendment } from '../../../shared/instrument/amending/amendments.ts';
import { unitNames } from '../../../shared/instrument/amending/unit-names.ts';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import { wordsOf } from '../../../shared/instrument/text.ts';
import { carryOut } from '../../bridge.ts';
import { useFieldValue } from '../../desk/use-field.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { useInstrumentData } from '../office-instruments.ts';
import { shortened } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import { ActsSection } from './ActsSection.tsx';
import type { Amended } from './amended.ts';
import type { AmendingWork } from './use-amended.ts';
import styles from './AmendingPanel.module.css';

/** What an instrument amends, and what amends it. */
export function AmendingPanel({ instrument, onOpen }: PanelProps): ReactNode {
  if (instrument === null) return null;
  const { amending, draft } = instrument;
  return (
    <div className={styles['panel']}>
      {amending === null ? null : <Amends instrument={instrument} amending={amending} onOpen={onOpen} />}
      {draft.field('instrument.copyOf') === undefined ? (
        <ActsSection documentId={draft.documentId} onOpen={onOpen} />
      ) : null}
    </div>
  );
}

interface AmendsProps {
  readonly instrument: InstrumentWork;
  readonly amending: AmendingWork;
  readonly onOpen: PanelProps['onOpen'];
}

/** What the copy says otherwise, and whether the articles say so. */
function Amends({ instrument, amending, onOpen }: AmendsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft } = instrument;
  const [stored, change] = useFieldValue(draft, 'instrument.inForce');
  const [generated] = useFieldValue(draft, 'instrument.generated');
  const { amended, provisions, isCurrent, amends } = amending;
  const changes = useMemo(() => (provisions ?? []).flatMap(({ amendments }) => amendments), [provisions]);
  if (amended?.ok === false) return <p className={styles['bad']}>{t('instrument.amending.lost')}</p>;
  if (amended === null || provisions === null) return null;
  const isWritten = (instrumentField('instrument.generated', generated) ?? []).length > 0;
  return (
    <>
      <section className={styles['section']} aria-label={t('inspector.amending')}>
        <h3>{t('instrument.amending.changes', { n: format.number(changes.length) })}</h3>
        {changes.length === 0 ? <p className={styles['quiet']}>{t('instrument.amending.none')}</p> : null}
        <Changes
          amended={amended.value}
          changes={changes}
          onGo={(uid) => {
            const place = { uid, at: 0 };
            onOpen(amends.copy, { language: 'km', anchor: place, focus: place });
          }}
        />
        {changes.length === 0 && !isWritten ? null : (
          <output className={isCurrent ? styles['good'] : styles['warn']}>
            {isCurrent ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
            {t(`instrument.amending.${isCurrent ? 'current' : 'stale'}`)}
          </output>
        )}
        <Button look={isCurrent ? 'edged' : 'strong'} onPress={() => carryOut('instrument.generate')}>
          {t(`instrument.amending.${isWritten ? 'renew' : 'write'}`)}
        </Button>
      </section>
      <section className={styles['section']} aria-label={t('instrument.amending.inForce')}>
        <DayField
          label={t('instrument.amending.inForce')}
          value={instrumentField('instrument.inForce', stored) ?? ''}
          onChange={(day) => change(day === '' ? null : day)}
        />
      </section>
    </>
  );
}

interface ChangesProps {
  readonly amended: Amended;
  readonly changes: readonly Amendment[];
  /** To a unit of the copy. */
  readonly onGo: (uid: Uid) => void;
}

function Changes({ amended, changes, onGo }: ChangesProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const data = useInstrumentData();
  const [old, now] = useMemo(
    () => [amended.before, amended.after].map(({ km }) => unitNames(km, amended.type, data)),
    [amended, data],
  );
  return (
    <ul className={styles['changes']}>
      {changes.map((amendment) => {
        const { uid, kind } = amendment;
        const isGone = kind === 'repealed';
        const name = (kind === 'inserted' ? now : old)?.nameOf(uid, language);
        const unit = (isGone ? amended.before : amended.after).km.get(uid);
        const said = saidKind(amended, amendment);
        return (
          <li key={`${kind} ${uid}`}>
            <Button look="plain" isDisabled={isGone} onPress={() => onGo(uid)}>
              <span className={styles['what']}>
                <b lang={language}>{name}</b>
                <small data-kind={said}>{t(`instrument.amending.kind.${said}`)}</small>
              </span>
              <span className={styles['words']} lang="km">
                {unit === undefined ? '' : shortened(wordsOf(unit), 100)}
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
