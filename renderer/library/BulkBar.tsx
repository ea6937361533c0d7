import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Building2, FilePenLine, Pin, PinOff, Tag, Trash2, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArrangementAct } from '../../shared/ipc/types.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { ListPicker } from './ListPicker.tsx';
import type { Progress } from './use-arranging.ts';
import styles from './BulkBar.module.css';

export interface BulkBarProps {
  /** How many documents are marked. */
  readonly marked: number;
  readonly inBin: boolean;
  /** Every marked document is pinned. */
  readonly allPinned: boolean;
  readonly progress: Progress | null;
  readonly onAct: (act: ArrangementAct) => void;
  /** Amends what is marked; absent where that is not one instrument alone. */
  readonly onAmend?: () => void;
  readonly onClear: () => void;
}

/** What can be done with all documents that are marked. */
export function BulkBar(props: BulkBarProps): ReactNode {
  const { marked, inBin, allPinned, progress, onAct, onAmend, onClear } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- there is no element that is a toolbar
    <div role="toolbar" aria-label={t('library.bulk')} className={styles['bar']}>
      <output className={styles['count']}>
        {progress === null
          ? t('library.marked', { n: format.number(marked) })
          : t('library.progress', { done: format.number(progress.done), of: format.number(progress.of) })}
      </output>
      {inBin ? (
        <Act text={t('library.do.restore')} onPress={() => onAct({ kind: 'restore' })}>
          <Undo2 aria-hidden />
        </Act>
      ) : (
        <>
          <Act
            text={allPinned ? t('library.do.unpin') : t('library.do.pin')}
            onPress={() => onAct({ kind: allPinned ? 'unpin' : 'pin' })}
          >
            {allPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          </Act>
          <DialogTrigger>
            <Act text={t('library.do.office')}>
              <Building2 aria-hidden />
            </Act>
            <Choice
              label={t('library.do.office')}
              list="lists.offices"
              onChoose={(office) => onAct({ kind: 'office', office })}
            />
          </DialogTrigger>
          <DialogTrigger>
            <Act text={t('library.do.addTopic')}>
              <Tag aria-hidden />
            </Act>
            <Choice
              label={t('library.do.addTopic')}
              list="lists.topics"
              onChoose={(topic) => onAct({ kind: 'addTopic', topic })}
            />
          </DialogTrigger>
          {onAmend === undefined ? null : (
            <Act text={t('library.do.amend')} onPress={onAmend}>
              <FilePenLine aria-hidden />
            </Act>
          )}
          <Act text={t('library.do.bin')} onPress={() => onAct({ kind: 'bin' })}>
            <Trash2 aria-hidden />
          </Act>
        </>
      )}
      <Act text={t('library.unmark')} onPress={onClear}>
        <X aria-hidden />
      </Act>
    </div>
  );
}

function Act(props: {
  readonly text: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { text, onPress, children } = props;
  return (
    <Hint text={text}>
      <Button look="plain" aria-label={text} {...(onPress === undefined ? {} : { onPress })}>
        {children}
      </Button>
    </Hint>
  );
}

function Choice(props: {
  readonly label: string;
  readonly list: 'lists.offices' | 'lists.topics';
  readonly onChoose: (id: string) => void;
}): ReactNode {
  return (
    <Popover className={styles['popover'] ?? ''} placement="bottom end">
      <Dialog className={styles['dialog'] ?? ''} aria-label={props.label}>
        {({ close }) => (
          <ListPicker
            label={props.label}
            list={props.list}
            multiple={false}
            chosen={[]}
            onChange={([id]) => {
              close();
              if (id !== undefined) props.onChoose(id);
            }}
          />
        )}
      </Dialog>
    </Popover>
  );
}
