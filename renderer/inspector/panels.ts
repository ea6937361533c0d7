/** The panels beside the paper. A new one is a line here and a title in the texts. */
import type { ReactNode } from 'react';
import {
  FileDiff,
  History,
  ListChecks,
  ListTree,
  MessageSquareText,
  Tags,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import { ChecksPanel } from '../checks/ChecksPanel.tsx';
import { CommentsPanel } from '../comments/CommentsPanel.tsx';
import type { OnPaper } from '../desk/opener.ts';
import type { Shown } from '../desk/shown-languages.ts';
import { DetailsPanel } from '../details/DetailsPanel.tsx';
import type { Selected } from '../drafting/place.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import type { HistoryWork } from '../history/use-history.ts';
import { AmendingPanel } from '../instrument/amending/AmendingPanel.tsx';
import type { InstrumentWork } from '../instrument/use-instrument.ts';
import { ReferencesPanel } from '../instrument/references/ReferencesPanel.tsx';
import { OutlinePanel } from './outline/OutlinePanel.tsx';

export interface PanelProps {
  readonly onPaper: OnPaper;
  /** The languages on the paper. */
  readonly shown: Shown;
  readonly history: HistoryWork;
  /** Null for what is no instrument. */
  readonly instrument: InstrumentWork | null;
  /** Puts another document on the paper, at these words where they are given. */
  readonly onOpen: (id: DocumentId, at?: Selected) => void;
  /** Puts this language on the paper where it is not there yet. */
  readonly onLanguage: (language: Language) => void;
  /** Goes to where a field of the details, or the title, is filled in. */
  readonly onField: (name: string) => void;
}

/** In the order of their tabs. A panel is mounted while its tab is in sight. */
export const PANELS = [
  { id: 'outline', title: 'inspector.outline', icon: ListTree, Panel: OutlinePanel },
  { id: 'details', title: 'inspector.details', icon: Tags, Panel: DetailsPanel },
  { id: 'comments', title: 'inspector.comments', icon: MessageSquareText, Panel: CommentsPanel },
  { id: 'checks', title: 'inspector.checks', icon: ListChecks, Panel: ChecksPanel },
  {
    id: 'references',
    title: 'inspector.references',
    icon: Waypoints,
    Panel: ReferencesPanel,
    isOnlyFor: 'instrument',
  },
  {
    id: 'amending',
    title: 'inspector.amending',
    icon: FileDiff,
    Panel: AmendingPanel,
    isOnlyFor: 'instrument',
  },
  { id: 'history', title: 'inspector.history', icon: History, Panel: HistoryPanel },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly Panel: (props: PanelProps) => ReactNode;
  /** The kind of document that has it; all of them where it says none. */
  readonly isOnlyFor?: 'instrument';
}[];

export type PanelId = (typeof PANELS)[number]['id'];
