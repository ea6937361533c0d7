/** The panels beside the paper. A new one is a line here and a title in the texts. */
import type { ReactNode } from 'react';
import { History, ListTree, type LucideIcon } from 'lucide-react';
import type { OnPaper } from '../desk/opener.ts';
import type { Shown } from '../desk/shown-languages.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import type { HistoryWork } from '../history/use-history.ts';
import { OutlinePanel } from './outline/OutlinePanel.tsx';

export interface PanelProps {
  readonly onPaper: OnPaper;
  /** The languages on the paper. */
  readonly shown: Shown;
  readonly history: HistoryWork;
}

/** In the order of their tabs. A panel is mounted while its tab is in sight. */
export const PANELS = [
  { id: 'outline', title: 'inspector.outline', icon: ListTree, Panel: OutlinePanel },
  { id: 'history', title: 'inspector.history', icon: History, Panel: HistoryPanel },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly Panel: (props: PanelProps) => ReactNode;
}[];

export type PanelId = (typeof PANELS)[number]['id'];
