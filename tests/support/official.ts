/** The page of a notice as the ministry is delivered with it, for tests. */
import ministry from '../../resources/official-page.json' with { type: 'json' };
import notice from '../../resources/templates/notice.json' with { type: 'json' };
import { officialPageSchema, type OfficialPage } from '../../shared/official/page.ts';

export const NOTICE_PAGE: OfficialPage = officialPageSchema.parse({
  ...ministry,
  ...notice.page,
  slots: { ...ministry.slots, ...notice.page.slots },
});
