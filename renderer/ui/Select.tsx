import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { Check, ChevronDown } from 'lucide-react';
import menu from './Menu.module.css';
import styles from './Select.module.css';

export interface SelectProps<Id extends string> {
  /** Stands before the choice, or is only heard where `labelHidden`. */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly { readonly id: Id; readonly text: string; readonly lang?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** A choice of one among many, which open below it. */
export function Select<Id extends string>({
  label,
  labelHidden = false,
  options,
  chosen,
  onChoose,
}: SelectProps<Id>): ReactNode {
  return (
    <AriaSelect
      className={styles['select'] ?? ''}
      {...(labelHidden ? { 'aria-label': label } : {})}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const picked = options.find(({ id }) => id === key);
        if (picked !== undefined) onChoose(picked.id);
      }}
    >
      {labelHidden ? null : <Label className={styles['label'] ?? ''}>{label}</Label>}
      <AriaButton className={styles['button'] ?? ''}>
        <SelectValue className={styles['value'] ?? ''} />
        <ChevronDown aria-hidden />
      </AriaButton>
      <Popover className={menu['popover'] ?? ''}>
        <ListBox className={styles['options'] ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className={menu['item'] ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={menu['tick']}>{isSelected ? <Check aria-hidden /> : null}</span>
                  <span lang={option.lang}>{option.text}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
