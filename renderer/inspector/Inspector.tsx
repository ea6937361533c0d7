import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Guard } from '../shell/Guard.tsx';
import { Divider } from '../ui/Divider.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { WIDTH } from './inspector-record.ts';
import { PANELS, type PanelProps } from './panels.ts';
import type { InspectorWork } from './use-inspector.ts';
import styles from './Inspector.module.css';

export interface InspectorProps extends PanelProps {
  readonly inspector: InspectorWork;
}

/** What is known of the document, beside it: one panel of several, as wide as a person wants it. */
export function Inspector({ inspector, ...panel }: InspectorProps): ReactNode {
  const { t } = useTranslation();
  const shown = PANELS.find(({ id }) => id === inspector.tab) ?? PANELS[0];
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
          tabs={PANELS.map(({ id, title }) => ({ id, title: t(title) }))}
          chosen={shown.id}
          onChoose={inspector.show}
        >
          <Guard key={shown.id} extent="part">
            <shown.Panel {...panel} />
          </Guard>
        </Tabs>
      </aside>
    </>
  );
}
