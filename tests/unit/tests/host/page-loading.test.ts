import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { blankAddress } from '../../../host/blank-page.ts';
import { CdpConnection, type CdpSession } from '../../../host/cdp.ts';
import { PageLoading } from '../../../host/page-loading.ts';

const FRAME = 'F';

function start(): { session: CdpSession; loading: PageLoading; events: string[] } {
  const { browser: session } = new CdpConnection(new PassThrough(), new PassThrough());
  const events: string[] = [];
  const loading = new PageLoading((event) => events.push(event));
  loading.attach(session, FRAME);
  return { session, loading, events };
}

const navigated = (session: CdpSession, url: string): void =>
  session.emit('Page.frameNavigated', { frame: { id: FRAME, url } });

test('the empty page of a new window is none that the app waits for', async () => {
  const { session, loading, events } = start();
  let settled = false;
  void loading
    .load(session, 'https://example.test/')
    .catch(() => undefined)
    .finally(() => {
      settled = true;
    });
  navigated(session, blankAddress('00000000-0000-4000-8000-000000000000'));
  session.emit('Page.loadEventFired', {});
  await Promise.resolve();
  expect({ events, url: loading.url, settled }).toEqual({ events: [], url: '', settled: false });
});

test('the page that was asked for is navigated to and loaded', () => {
  const { session, loading, events } = start();
  navigated(session, 'https://example.test/');
  session.emit('Page.loadEventFired', {});
  expect({ events, url: loading.url }).toEqual({
    events: ['did-navigate', 'did-finish-load'],
    url: 'https://example.test/',
  });
});
