import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  MoreHorizontal,
  Plus,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import type { Language } from '../../../shared/document/model.ts';
import { countedUnit } from '../../../shared/instrument/counting.ts';
import { makeInserted, makeNext } from '../../../shared/instrument/editing/numbers.ts';
import { carryOut } from '../../bridge.ts';
import { useCommandTitles } from '../../i18n/command-titles.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Menu, type MenuGroup, type MenuItem } from '../../ui/Menu.tsx';
import type { NumberingCommand } from '../renumbering/numbering-commands.ts';
import type { Renumbering } from '../renumbering/use-renumbering.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { draftingOf } from '../drafting-of.ts';
import { startOf } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import { insertions } from './insertions.ts';
import type { OutlineRow } from './rows.ts';
import styles from './InstrumentOutline.module.css';

type StepKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

interface OutlineToolsProps {
  readonly instrument: InstrumentWork;
  /** The row that the tools are for; null for an instrument without any. */
  readonly row: OutlineRow | null;
  readonly renumbering: Renumbering;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  /** The arrow that does the same with Alt. */
  readonly onStep: (key: StepKey) => void;
  readonly onRemove: (extent: 'whole' | 'alone') => void;
  readonly onLanguage: PanelProps['onLanguage'];
  readonly onFoldAll: (isOpen: boolean) => void;
}

/** What can be put behind the row that the keys are on, and what can be done with it. */
export function OutlineTools(props: OutlineToolsProps): ReactNode {
  const { instrument, row, renumbering, isMenuOpen, onMenu, onLanguage } = props;
  const { t } = useTranslation();
  const { language: own } = useFormat();
  const titles = useCommandTitles();
  const { draft, drafting } = instrument;
  const add = (command: NumberingCommand): void =>
    renumbering.perform(command, (changes) => {
      const made = changes.find((change) => change.language === 'km' && change.before === null);
      const now = draftingOf(draft, drafting.data);
      if (made === undefined || now === null) return;
      onLanguage('km');
      draft.text.whereabouts.goTo(startOf(now, made.uid, 'km'));
    });
  const offered = insertions(drafting, row?.id ?? null);
  return (
    <div className={styles['tools']}>
      <Menu
        label={t('instrument.outline.add')}
        placement="bottom start"
        groups={[
          {
            id: 'add',
            title:
              row === null
                ? t('instrument.outline.add')
                : t('instrument.outline.addBehind', { label: row.label() }),
            items: offered.map(({ id, names, suffix, command }) => ({
              id,
              text:
                suffix === null
                  ? names[own]
                  : t('instrument.outline.suffixed', { name: names[own], suffix: suffix[own] }),
              onChoose: () => add(command),
            })),
          },
          {
            id: 'register',
            title: t('register.title'),
            items: [
              {
                id: 'visas',
                text: titles['instrument.visas'],
                onChoose: () => carryOut('instrument.visas'),
              },
            ],
          },
        ]}
      >
        <Button look="plain">
          <Plus aria-hidden />
          {t('instrument.outline.add')}
        </Button>
      </Menu>
      <Menu
        label={t('instrument.outline.actions')}
        groups={row === null ? [] : actionGroups(props, row, own, t)}
        isOpen={isMenuOpen && row !== null}
        onOpen={onMenu}
      >
        <Hint text={t('instrument.outline.actions')}>
          <Button look="plain" aria-label={t('instrument.outline.actions')} isDisabled={row === null}>
            <MoreHorizontal aria-hidden />
          </Button>
        </Hint>
      </Menu>
    </div>
  );
}

function actionGroups(
  { instrument: { drafting }, renumbering, onStep, onRemove, onFoldAll }: OutlineToolsProps,
  row: OutlineRow,
  own: Language,
  t: TFunction,
): readonly MenuGroup[] {
  const { id, type, isOpen } = row;
  const unit = drafting.text.km.get(id);
  const counted = unit === undefined ? null : countedUnit(unit);
  const step = (key: StepKey, icon: LucideIcon, keys: string): MenuItem => ({
    id: key,
    text: t(`instrument.outline.step.${key}`),
    icon,
    keys,
    onChoose: () => onStep(key),
  });
  const count = (one: string, text: string, command: NumberingCommand): MenuItem => ({
    id: one,
    text,
    onChoose: () => renumbering.perform(command),
  });
  return [
    {
      id: 'move',
      title: row.label(),
      items: [
        step('ArrowUp', ArrowUp, 'Alt+↑'),
        step('ArrowDown', ArrowDown, 'Alt+↓'),
        ...(type === 'division'
          ? [step('ArrowLeft', ArrowLeft, 'Alt+←'), step('ArrowRight', ArrowRight, 'Alt+→')]
          : []),
      ],
    },
    {
      id: 'number',
      title: t('instrument.outline.number'),
      items:
        counted?.number.kind === 'inserted'
          ? [count('next', t('instrument.outline.asNext'), (now) => makeNext(now, id))]
          : drafting.data.suffixes.map((suffix) =>
              count(suffix.id, t('instrument.outline.asInserted', { suffix: suffix[own] }), (now) =>
                makeInserted(now, id, suffix.id),
              ),
            ),
    },
    {
      id: 'remove',
      title: t('instrument.outline.remove'),
      items: [
        {
          id: 'alone',
          text: t(isOpen === null ? 'instrument.outline.removeIt' : 'instrument.outline.removeAlone'),
          icon: Trash2,
          keys: 'Delete',
          onChoose: () => onRemove('alone'),
        },
        ...(isOpen === null
          ? []
          : [
              {
                id: 'whole',
                text: t('instrument.outline.removeWhole'),
                icon: Trash2,
                onChoose: () => onRemove('whole'),
              },
            ]),
      ],
    },
    {
      id: 'view',
      title: t('inspector.outline'),
      items: [
        { id: 'open', text: t('instrument.outline.openAll'), onChoose: () => onFoldAll(true) },
        { id: 'close', text: t('instrument.outline.closeAll'), onChoose: () => onFoldAll(false) },
        ...(renumbering.isAlways
          ? []
          : [
              {
                id: 'ask',
                text: t('instrument.numbers.always'),
                onChoose: () => renumbering.setAlways(true),
              },
            ]),
      ],
    },
  ];
}
