import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import type { LucideIcon } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import styles from './Tabs.module.css';

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: Id;
    readonly title: string;
    /** Stands for the title where there is no room for it. */
    readonly icon: LucideIcon;
    /** Stands beside the title, unless there is nothing to count. */
    readonly count?: number;
    /** Whether something of what is counted stops the work. */
    readonly isBad?: boolean;
  }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

/** Several panels in one place, one in sight; the arrows go from tab to tab. */
export function Tabs<Id extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: TabsProps<Id>): ReactNode {
  const { number } = useFormat();
  return (
    <AriaTabs
      className={styles['tabs'] ?? ''}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const picked = tabs.find(({ id }) => id === key);
        if (picked !== undefined) onChoose(picked.id);
      }}
    >
      <TabList className={styles['list'] ?? ''} aria-label={label} data-many={tabs.length > 4 || undefined}>
        {tabs.map(({ id, title, icon: Icon, count = 0, isBad = false }) => (
          <Tab key={id} id={id} className={styles['tab'] ?? ''}>
            <span className={styles['face']} title={title}>
              <Icon aria-hidden />
              <span className={styles['title']}>{title}</span>
              {count === 0 ? null : (
                <small className={styles['count']} data-bad={isBad || undefined}>
                  {number(count)}
                </small>
              )}
            </span>
          </Tab>
        ))}
      </TabList>
      <TabPanel key={chosen} id={chosen} className={styles['panel'] ?? ''}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
