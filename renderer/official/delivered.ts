import ministry from '../../resources/official-page.json';
import { officialPageSchema, type OfficialPage } from '../../shared/official/page.ts';
import type { Template } from '../templates/template.ts';

/** The page that a template is delivered with: the ministry's own with what the template says otherwise; null for none. */
export function deliveredPage({ page }: Template): OfficialPage | null {
  if (page === undefined) return null;
  return officialPageSchema.parse({ ...ministry, ...page, slots: { ...ministry.slots, ...page.slots } });
}
