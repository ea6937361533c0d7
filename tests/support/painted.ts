import type { Page } from '@playwright/test';

/** The words under one of the page's highlights, such as `find-hit` or `proof-wording`. */
export const painted = (page: Page, name: string): Promise<readonly string[]> =>
  page.evaluate(
    (asked) =>
      [...(CSS.highlights.get(asked) ?? [])].map((place) => {
        const range = new Range();
        range.setStart(place.startContainer, place.startOffset);
        range.setEnd(place.endContainer, place.endOffset);
        return range.toString();
      }),
    name,
  );
