import { useMemo, type ReactNode } from 'react';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import { carryOut } from '../../bridge.ts';
import { useFieldValue } from '../../desk/use-field.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import type { InstrumentWork } from '../use-instrument.ts';
import { ActsSection } from './ActsSection.tsx';
import { ChangeList } from './ChangeList.tsx';
import { CopyChanges } from './CopyChanges.tsx';
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
      ) : (
        <CopyChanges instrument={instrument} />
      )}
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
        <ChangeList
          amended={amended.value}
          changes={changes}
          onGo={(uid) => {
            const place = { uid, at: 0 };
            onOpen(amends.copy, { language: 'km', anchor: place, focus: place });
          }}
        />
        {provisions.length === 0 && !isWritten ? null : (
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
