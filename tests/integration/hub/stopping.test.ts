import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { connect } from 'node:net';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { startTestHub } from '../../support/hub/hub.ts';
import { foundMinistry } from '../../support/hub/ministry.ts';
import { newDocumentId, written } from '../../support/hub/written-article.ts';

/** A request whose body is not there yet: it is in flight until finish() is called. */
function begin(address: string): { readonly sent: ClientRequest; readonly status: Promise<number> } {
  const { hostname, port } = new URL(address);
  const sent = request({
    hostname,
    port,
    path: '/v1/hello',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '2' },
  });
  const status = new Promise<number>((resolve, reject) => {
    sent.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
  });
  sent.flushHeaders();
  return { sent, status };
}

describe('stopping the hub', () => {
  it('lets a push in flight end, and what it was answered is there', async () => {
    const ministry = await foundMinistry();
    const { office, stream } = await ministry.office(null);
    const desk = ministry.desk();
    await ministry.join(desk.person, office, 'drafter');
    const blocker = new Client({ connectionString: ministry.hub.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM streams WHERE id = $1 FOR UPDATE', [stream]);
    const one = written(newDocumentId(), ['text']);
    const pushed = desk.push(stream, one.contents, [one.op]);
    await expect
      .poll(
        async () =>
          (
            await blocker.query(
              "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
            )
          ).rowCount,
      )
      .toBe(1);
    const stopped = ministry.hub.stop();
    await blocker.query('COMMIT');
    expect(await pushed).toMatchObject([{ outcome: 'accepted', seq: 1 }]);
    await stopped;
    expect((await blocker.query('SELECT FROM ops WHERE op_id = $1', [one.op.opId])).rowCount).toBe(1);
    await blocker.end();
    await ministry.end();
  });

  it('ends in time although a request never does', async () => {
    const hub = await startTestHub({ HUB_STOP_SECONDS: '1' });
    const { status } = begin(hub.address);
    const outcome = status.catch(() => 'cut');
    await expect.poll(async () => (await fetch(`${hub.address}/healthz`)).status).toBe(200);
    await hub.stop();
    expect(['cut', 404, 503]).toContain(await outcome);
  });

  it('waits for no connection over which nothing was asked', async () => {
    const hub = await startTestHub({ HUB_STOP_SECONDS: '300' });
    const { hostname, port } = new URL(hub.address);
    const socket = connect(Number(port), hostname);
    const ended = once(socket.resume(), 'close');
    await once(socket, 'connect');
    // Of what came before this request the server knows when it is answered.
    expect((await fetch(`${hub.address}/healthz`)).status).toBe(200);
    await hub.stop();
    await ended;
    // The server itself would give it up after a minute.
  }, 30_000);

  it('takes no new request behind it', async () => {
    const hub = await startTestHub();
    await hub.stop();
    await expect(fetch(`${hub.address}/healthz`)).rejects.toThrow();
  });
});
