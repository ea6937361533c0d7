import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly title: string }[];
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
  return (
    <AriaTabs
      className={styles['tabs'] ?? ''}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const picked = tabs.find(({ id }) => id === key);
        if (picked !== undefined) onChoose(picked.id);
      }}
    >
      <TabList className={styles['list'] ?? ''} aria-label={label}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={styles['tab'] ?? ''}>
            {title}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={chosen} id={chosen} className={styles['panel'] ?? ''}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
