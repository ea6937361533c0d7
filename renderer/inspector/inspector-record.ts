import type { JsonValue } from '../../shared/document/model.ts';
import { PANELS, type PanelId } from './panels.ts';

/** How the inspector stands; kept in the record `settings.inspector`. */
export interface InspectorState {
  readonly open: boolean;
  readonly tab: PanelId;
  /** In CSS pixels. */
  readonly width: number;
}

export const INSPECTOR_RECORD = 'settings.inspector';

export const WIDTH = { least: 240, first: 284, most: 480 } as const;

/** In CSS pixels: below it the inspector would leave the paper too little until a person asks for it. */
const ROOMY = 1280;

export const withinWidth = (width: number): number =>
  Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width)));

/** What the record says; anything it does not say, or says wrongly, is as on the first day in a window of this width. */
export function inspectorFrom(
  fields: Readonly<Record<string, JsonValue>>,
  windowWidth: number,
): InspectorState {
  const { open, width } = fields;
  return {
    open: typeof open === 'boolean' ? open : windowWidth >= ROOMY,
    tab: PANELS.find(({ id }) => id === fields['tab'])?.id ?? 'outline',
    width: typeof width === 'number' ? withinWidth(width) : WIDTH.first,
  };
}
