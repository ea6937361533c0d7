/** Where one can be in the window. A new place is a line here, a title in the texts, and a pane. */
import type { ReactNode } from 'react';
import { PenLine, Settings2, Trash2, type LucideIcon } from 'lucide-react';
import { BinPane } from '../library/BinPane.tsx';
import type { DeskWork } from '../desk/use-desk.ts';
import { SettingsPane } from '../settings/SettingsPane.tsx';
import type { InterfaceChoice } from './use-interface.ts';

export interface PlaceProps {
  readonly desk: DeskWork;
  readonly look: InterfaceChoice;
  readonly goTo: (place: Place) => void;
}

/**
 * In the order of the rail; those with `end` stand at its lower end. A pane is mounted while one is in its place and
 * stands beside the rail, with a `main` of its own. The desk has none: its paper stays mounted wherever one is.
 */
export const PLACES = [
  { id: 'desk', title: 'rail.desk', icon: PenLine, end: false, Pane: null },
  { id: 'bin', title: 'rail.bin', icon: Trash2, end: false, Pane: BinPane },
  { id: 'settings', title: 'rail.settings', icon: Settings2, end: true, Pane: SettingsPane },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly end: boolean;
  readonly Pane: ((props: PlaceProps) => ReactNode) | null;
}[];

export type Place = (typeof PLACES)[number]['id'];

export const placeOf = (id: Place): (typeof PLACES)[number] =>
  PLACES.find((place) => place.id === id) ?? PLACES[0];
