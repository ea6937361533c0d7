import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommenting } from '../comments/use-commenting.ts';
import { newIn } from '../comments/placed-threads.ts';
import type { Language } from '../../shared/document/model.ts';
import { languagesOf, type Shown } from '../desk/shown-languages.ts';
import { useGoToField } from '../details/use-go-to-field.ts';
import { useInstrument } from '../instrument/use-instrument.ts';
import { Guard } from '../shell/Guard.tsx';
import { Divider } from '../ui/Divider.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { WIDTH } from './inspector-record.ts';
import { PANELS, type PanelId, type PanelProps } from './panels.ts';
import type { InspectorWork } from './use-inspector.ts';
import styles from './Inspector.module.css';

export interface InspectorProps extends Omit<PanelProps, 'onLanguage' | 'onField' | 'instrument'> {
  readonly inspector: InspectorWork;
  readonly onShow: (shown: Shown) => void;
}

/** What is known of the document, beside it: one panel of several, as wide as a person wants it. */
export function Inspector({ inspector, onShow, ...panel }: InspectorProps): ReactNode {
  const { t } = useTranslation();
  const onLanguage = (language: Language): void => {
    if (!languagesOf(panel.shown).includes(language)) onShow(language);
  };
  const onField = useGoToField(inspector, onLanguage);
  const instrument = useInstrument(panel.onPaper);
  const checks = instrument?.checks ?? [];
  const unseen = newIn(useCommenting(panel.onPaper.commenting).threads);
  const counts: Partial<Record<PanelId, number>> = { checks: checks.length, comments: unseen };
  const panels = PANELS.filter((one) => !('isOnlyFor' in one) || instrument !== null);
  const shown = panels.find(({ id }) => id === inspector.tab) ?? PANELS[0];
  return (
    <>
      <Divider
        label={t('inspector.width')}
        value={inspector.width}
        least={WIDTH.least}
        most={WIDTH.most}
        onChange={inspector.resize}
      />
      <aside
        className={styles['inspector']}
        aria-label={t('inspector.label')}
        style={{ width: inspector.width }}
      >
        <Tabs
          label={t('inspector.label')}
          tabs={panels.map(({ id, title, icon }) => ({
            id,
            title: t(title),
            icon,
            count: counts[id] ?? 0,
            isBad: id === 'checks' && checks.some(({ severity }) => severity === 'error'),
          }))}
          chosen={shown.id}
          onChoose={inspector.show}
        >
          <Guard key={shown.id} extent="part">
            <shown.Panel {...panel} instrument={instrument} onLanguage={onLanguage} onField={onField} />
          </Guard>
        </Tabs>
      </aside>
    </>
  );
}
