import {
  Bold,
  Heading1,
  Heading2,
  Heading3,
  Image,
  Italic,
  Link,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  ListOrdered,
  ListPlus,
  Pilcrow,
  Redo2,
  Table,
  Superscript,
  Underline,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Toolbar as AriaToolbar, ToggleButton } from 'react-aria-components';
import type { Mark } from '../../../shared/document/article.ts';
import { Hint } from '../../ui/Hint.tsx';
import type { BlockLevel, Looks } from '../commands.ts';
import { InsertMenu } from './InsertMenu.tsx';
import type { Offer } from './offers.ts';
import type { EditorLabels } from '../labels.ts';
import styles from '../editor.module.css';

/** What the toolbar can ask for. */
export interface ToolbarActions {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setLevel: (level: BlockLevel) => void;
  readonly toggleMark: (mark: Mark) => void;
  readonly toggleList: (ordered: boolean) => void;
  readonly shiftDepth: (step: 1 | -1) => void;
  /** Khmer ↔ Arabic digits in what is selected. */
  readonly switchDigits: () => void;
  readonly askLink: () => void;
  readonly askTable: () => void;
  readonly insert: (offer: Offer) => void;
  readonly chooseMedia: () => void;
  readonly insertFootnote: () => void;
  readonly askDate: () => void;
  /** Of an instrument: a provision behind the caret's unit. */
  readonly newProvision: () => void;
  /** Of an instrument: a heading, a paragraph or a point one level deeper or higher. */
  readonly shift: (step: 1 | -1) => void;
}

export interface ToolbarProps {
  readonly labels: EditorLabels;
  readonly actions: ToolbarActions;
  /** How the selection looks; null while no text has the focus. */
  readonly looks: Looks | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What can be put in. */
  readonly offers: readonly Offer[];
  /** Whether the text is an instrument's, which has articles and points instead of headings and lists. */
  readonly isInstrument: boolean;
  /** False for a text that only says what another one is built of, such as the English of an instrument. */
  readonly isBuilt: boolean;
  /** What to do with the table that the caret is in, in place of the button that makes one. */
  readonly tableMenu: ReactNode;
}

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly disabled: boolean;
  /** Whether it is on, for a tool that can be. */
  readonly pressed?: boolean;
  readonly onUse: () => void;
}

// A press leaves the focus, and with it the selection, in the text.
export function Tool({ label, keys, icon: Icon, disabled, pressed, onUse }: ToolProps): ReactNode {
  const shared = {
    'aria-label': label,
    className: styles['tool'] ?? '',
    isDisabled: disabled,
    preventFocusOnPress: true,
    children: <Icon aria-hidden />,
  };
  return (
    <Hint text={label} keys={keys}>
      {pressed === undefined ? (
        <Button {...shared} onPress={onUse} />
      ) : (
        <ToggleButton {...shared} isSelected={pressed} onChange={onUse} />
      )}
    </Hint>
  );
}

const LEVELS: readonly {
  readonly level: BlockLevel;
  readonly label: 'paragraph' | 'heading1' | 'heading2' | 'heading3';
  readonly icon: LucideIcon;
}[] = [
  { level: 0, label: 'paragraph', icon: Pilcrow },
  { level: 1, label: 'heading1', icon: Heading1 },
  { level: 2, label: 'heading2', icon: Heading2 },
  { level: 3, label: 'heading3', icon: Heading3 },
];

const MARKS: readonly { readonly mark: Mark; readonly icon: LucideIcon; readonly keys: string }[] = [
  { mark: 'bold', icon: Bold, keys: 'Ctrl+B' },
  { mark: 'italic', icon: Italic, keys: 'Ctrl+I' },
  { mark: 'underline', icon: Underline, keys: 'Ctrl+U' },
];

interface WordToolsProps {
  readonly labels: EditorLabels;
  /** Null while no text has the focus. */
  readonly looks: Looks | null;
  readonly onMark: (mark: Mark) => void;
  readonly onLink: () => void;
}

/** What can be done to words: their marks and a link. */
export function WordTools({ labels, looks, onMark, onLink }: WordToolsProps): ReactNode {
  const idle = looks === null;
  return (
    <>
      {MARKS.map(({ mark, icon, keys }) => (
        <Tool
          key={mark}
          label={labels[mark]}
          keys={keys}
          icon={icon}
          disabled={idle}
          pressed={looks?.marks.includes(mark) === true}
          onUse={() => onMark(mark)}
        />
      ))}
      <Tool
        label={labels.link}
        keys="Ctrl+Shift+K"
        icon={Link}
        disabled={idle}
        pressed={(looks?.href ?? null) !== null}
        onUse={onLink}
      />
    </>
  );
}

type StructureToolsProps = Pick<ToolbarProps, 'labels' | 'actions' | 'looks' | 'offers' | 'tableMenu'> & {
  readonly disabled: boolean;
};

/** What makes the structure of an instrument. */
function StructureTools({
  labels,
  actions,
  looks,
  offers,
  tableMenu,
  disabled,
}: StructureToolsProps): ReactNode {
  return (
    <>
      <InsertMenu
        labels={labels}
        disabled={disabled}
        offers={offers.filter(({ id }) => id !== 'table')}
        onInsert={actions.insert}
      />
      <Tool
        label={labels.newProvision}
        keys="Ctrl+Enter"
        icon={ListPlus}
        disabled={disabled}
        onUse={actions.newProvision}
      />
      <Tool
        label={labels.raise}
        keys="Shift+Tab"
        icon={ListIndentDecrease}
        disabled={disabled}
        onUse={() => actions.shift(-1)}
      />
      <Tool
        label={labels.lower}
        keys="Tab"
        icon={ListIndentIncrease}
        disabled={disabled}
        onUse={() => actions.shift(1)}
      />
      {looks?.inTable === true && !disabled ? (
        tableMenu
      ) : (
        <Tool
          label={labels.table.insert}
          keys="Ctrl+Shift+T"
          icon={Table}
          disabled={disabled}
          onUse={actions.askTable}
        />
      )}
      <span className={styles['divider']} />
    </>
  );
}

/** Behind those that have a button of their own. */
const FIRST_IN_MENU = 'quote';

type ArticleToolsProps = Pick<ToolbarProps, 'labels' | 'actions' | 'looks' | 'offers' | 'tableMenu'>;

/** What a line of an article can be. */
function LevelTools({ labels, actions, looks }: ArticleToolsProps): ReactNode {
  return (
    <>
      {LEVELS.map(({ level, label, icon }) => (
        <Tool
          key={level}
          label={labels[label]}
          keys={`Ctrl+Alt+${level}`}
          icon={icon}
          disabled={looks === null}
          pressed={looks?.list === null && looks.level === level}
          onUse={() => actions.setLevel(level)}
        />
      ))}
      <span className={styles['divider']} />
    </>
  );
}

/** What can be put into an article. */
function ArticleTools({ labels, actions, looks, offers, tableMenu }: ArticleToolsProps): ReactNode {
  const idle = looks === null;
  return (
    <>
      <Tool
        label={labels.media}
        keys="Ctrl+Shift+G"
        icon={Image}
        disabled={false}
        onUse={actions.chooseMedia}
      />
      <span className={styles['divider']} />
      <Tool
        label={labels.bulletList}
        icon={List}
        disabled={idle}
        pressed={looks?.list === 'unordered'}
        onUse={() => actions.toggleList(false)}
      />
      <Tool
        label={labels.numberedList}
        icon={ListOrdered}
        disabled={idle}
        pressed={looks?.list === 'ordered'}
        onUse={() => actions.toggleList(true)}
      />
      <span className={styles['divider']} />
      {looks?.inTable === true ? (
        tableMenu
      ) : (
        <Tool
          label={labels.table.insert}
          keys="Ctrl+Shift+T"
          icon={Table}
          disabled={idle}
          onUse={actions.askTable}
        />
      )}
      <InsertMenu
        labels={labels}
        disabled={idle}
        offers={offers.slice(offers.findIndex(({ id }) => id === FIRST_IN_MENU))}
        onInsert={actions.insert}
      />
      {(looks?.list ?? null) === null ? null : (
        <>
          <Tool
            label={labels.outdent}
            keys="Shift+Tab"
            icon={ListIndentDecrease}
            disabled={false}
            onUse={() => actions.shiftDepth(-1)}
          />
          <Tool
            label={labels.indent}
            keys="Tab"
            icon={ListIndentIncrease}
            disabled={false}
            onUse={() => actions.shiftDepth(1)}
          />
        </>
      )}
    </>
  );
}

/** One toolbar for all languages shown; it acts on the text that has, or had last, the focus. */
export function Toolbar({ canUndo, canRedo, isInstrument, isBuilt, ...article }: ToolbarProps): ReactNode {
  const { labels, actions, looks } = article;
  const idle = looks === null;
  return (
    <AriaToolbar aria-label={labels.toolbar} className={styles['toolbar'] ?? ''}>
      <Tool label={labels.undo} keys="Ctrl+Z" icon={Undo2} disabled={!canUndo} onUse={actions.undo} />
      <Tool label={labels.redo} keys="Ctrl+Y" icon={Redo2} disabled={!canRedo} onUse={actions.redo} />
      <span className={styles['divider']} />
      {isInstrument ? (
        <StructureTools {...article} disabled={idle || !isBuilt} />
      ) : (
        <LevelTools {...article} />
      )}
      <WordTools labels={labels} looks={looks} onMark={actions.toggleMark} onLink={actions.askLink} />
      <Tool
        label={labels.footnote}
        keys="Ctrl+Shift+J"
        icon={Superscript}
        disabled={idle}
        onUse={actions.insertFootnote}
      />
      {isInstrument ? null : <ArticleTools {...article} />}
    </AriaToolbar>
  );
}
