/**
 * Which process a page lives in. The protocol lists the renderers and does not say whose they are; a page has the one
 * that no other page has, and keeps it until it crashes.
 */
import { allContents } from './contents-registry.ts';
import type { CdpSession } from './cdp.ts';
import type { WebContents } from './web-contents.ts';

export async function findProcess(root: CdpSession, contents: WebContents): Promise<void> {
  const { processInfo } = await root.send<{ processInfo: readonly { type: string; id: number }[] }>(
    'SystemInfo.getProcessInfo',
  );
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  if (renderers.includes(contents.pid)) return;
  const taken = new Set(allContents().map(({ pid }) => pid));
  // Where pages share one process, none is free.
  contents.pid = renderers.findLast((id) => !taken.has(id)) ?? renderers.at(-1) ?? 0;
}
