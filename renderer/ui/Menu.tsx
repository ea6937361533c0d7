import type { ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { Check, type LucideIcon } from 'lucide-react';
import { Keys } from './Keys.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly text: string;
  /** The language of the text where it is not the interface's. */
  readonly lang?: string;
  readonly icon?: LucideIcon;
  /** The keys that do the same. */
  readonly keys?: string | undefined;
  readonly onChoose: () => void;
}

/** A group with `chosen` is a choice of one; a group without is a list of actions. */
export interface MenuGroup {
  readonly id: string;
  readonly title: string;
  /** The keys that step to the next of a choice. */
  readonly keys?: string;
  readonly items: readonly MenuItem[];
  readonly chosen?: string;
}

export interface MenuProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly placement?: 'bottom start' | 'bottom end' | 'right bottom';
  /** Whether it is open, where something else than its button opens it too. */
  readonly isOpen?: boolean;
  readonly onOpen?: (isOpen: boolean) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

export function Menu({
  label,
  groups,
  placement = 'bottom end',
  isOpen,
  onOpen,
  children,
}: MenuProps): ReactNode {
  return (
    <MenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpen === undefined ? {} : { onOpenChange: onOpen })}
    >
      {children}
      <Popover className={styles['popover'] ?? ''} placement={placement}>
        <AriaMenu className={styles['menu'] ?? ''} aria-label={label}>
          {groups.map((group) => (
            <AriaMenuSection
              key={group.id}
              className={styles['group'] ?? ''}
              {...(group.chosen === undefined
                ? {}
                : { selectionMode: 'single', selectedKeys: [group.chosen], disallowEmptySelection: true })}
            >
              <Header className={styles['title']}>
                {group.title}
                {group.keys === undefined ? null : <Keys keys={group.keys} />}
              </Header>
              {group.items.map((item) => (
                <AriaMenuItem
                  key={item.id}
                  id={item.id}
                  textValue={item.text}
                  className={styles['item'] ?? ''}
                  onAction={item.onChoose}
                >
                  {({ isSelected }) => (
                    <>
                      {group.chosen === undefined ? null : (
                        <span className={styles['tick']}>{isSelected ? <Check aria-hidden /> : null}</span>
                      )}
                      {item.icon === undefined ? null : <item.icon aria-hidden className={styles['icon']} />}
                      <span lang={item.lang}>{item.text}</span>
                      {item.keys === undefined ? null : <Keys keys={item.keys} />}
                    </>
                  )}
                </AriaMenuItem>
              ))}
            </AriaMenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
