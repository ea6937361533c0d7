/** Where one can be in the window. A new place is a line here, a title in the texts, and a pane. */
import type { ReactNode } from 'react';
import {
  CircleHelp,
  Landmark,
  LibraryBig,
  PenLine,
  Scale,
  Search,
  Settings2,
  Sparkle,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { BinPane } from '../library/BinPane.tsx';
import type { DeskWork } from '../desk/use-desk.ts';
import { HelpPane } from '../help/HelpPane.tsx';
import { InstrumentsPane } from '../instrument/settings/InstrumentsPane.tsx';
import { OfficialPane } from '../official/OfficialPane.tsx';
import { RegisterPane } from '../register/RegisterPane.tsx';
import { SearchPane } from '../search/SearchPane.tsx';
import { SettingsPane } from '../settings/SettingsPane.tsx';
import { WelcomePane } from '../welcome/WelcomePane.tsx';
import type { InterfaceChoice } from './use-interface.ts';

export interface PlaceProps {
  readonly desk: DeskWork;
  readonly look: InterfaceChoice;
  readonly goTo: (place: Place) => void;
  /** Whose desk it is; empty while nobody has said. */
  readonly person: string;
}

/**
 * In the order of the rail; those with `rail: 'end'` stand at its lower end, those with `none` are not in it. A pane is mounted while one is in its place and
 * stands beside the rail, with a `main` of its own. The desk has none: its paper stays mounted wherever one is.
 */
export const PLACES = [
  { id: 'desk', title: 'rail.desk', icon: PenLine, rail: 'start', Pane: null },
  { id: 'search', title: 'rail.search', icon: Search, rail: 'start', Pane: SearchPane },
  { id: 'register', title: 'register.rail', icon: LibraryBig, rail: 'start', Pane: RegisterPane },
  { id: 'bin', title: 'rail.bin', icon: Trash2, rail: 'start', Pane: BinPane },
  { id: 'welcome', title: 'welcome.title', icon: Sparkle, rail: 'none', Pane: WelcomePane },
  { id: 'official', title: 'official.title', icon: Landmark, rail: 'none', Pane: OfficialPane },
  { id: 'instruments', title: 'instruments.title', icon: Scale, rail: 'none', Pane: InstrumentsPane },
  { id: 'help', title: 'rail.help', icon: CircleHelp, rail: 'end', Pane: HelpPane },
  { id: 'settings', title: 'rail.settings', icon: Settings2, rail: 'end', Pane: SettingsPane },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly rail: 'start' | 'end' | 'none';
  readonly Pane: ((props: PlaceProps) => ReactNode) | null;
}[];

export type Place = (typeof PLACES)[number]['id'];

export const placeOf = (id: Place): (typeof PLACES)[number] =>
  PLACES.find((place) => place.id === id) ?? PLACES[0];
