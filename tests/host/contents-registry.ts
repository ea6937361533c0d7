/** The pages of all windows, found by what the protocol knows them by. */
import type { WebContents } from './web-contents.ts';

const all = new Set<WebContents>();

export const allContents = (): readonly WebContents[] => [...all];
export const addContents = (contents: WebContents): void => void all.add(contents);
export const removeContents = (contents: WebContents): void => void all.delete(contents);
export const contentsOfFrame = (frameId: string): WebContents | undefined =>
  [...all].find((contents) => contents.hasFrame(frameId));
export const contentsOfTarget = (targetId: string): WebContents | undefined =>
  [...all].find((contents) => contents.targetId === targetId);
