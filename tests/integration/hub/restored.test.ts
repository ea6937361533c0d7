import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../../hub/configuration/configuration.ts';
import { renewEpoch } from '../../../hub/restored.ts';
import { helloSchema } from '../../../shared/sync/hello.ts';
import { onServer } from '../../support/hub/database.ts';
import { isStreams, listenAs } from '../../support/hub/events.ts';
import { startTestHub } from '../../support/hub/hub.ts';
import { testAsker } from '../../support/hub/bearer.ts';
import { runHub } from '../../support/hub/process.ts';
import { newDocumentId, written, type Written } from '../../support/hub/written-article.ts';
import { desk, ministry, stream, useDraftersDesk } from '../../support/hub/drafters-desk.ts';

useDraftersDesk();

const body = (epoch: string, all: readonly Written[]): unknown => ({
  epoch,
  stream,
  contents: all.flatMap(({ contents }) => contents),
  ops: all.map(({ op }) => op),
});

it('a hub restored from a backup takes a new epoch, tells it, and gets back what the backup lacks', async () => {
  const id = newDocumentId();
  const first = written(id, ['one']);
  const second = written(id, ['two'], [first]);
  const third = written(id, ['three'], [second]);
  const before = await desk.ask('/push', body(ministry.epoch, [first]));
  const url = new URL(ministry.hub.databaseUrl);
  const backup = `${url.pathname.slice(1)}_backup`;
  await ministry.hub.stop();
  await ministry.end();
  await onServer((client) => client.query(`CREATE DATABASE ${backup} TEMPLATE ${url.pathname.slice(1)}`));
  const hubOn = (databaseUrl: string) =>
    startTestHub({ HUB_DATABASE_URL: databaseUrl, HUB_DATA: ministry.hub.data }, { whoAsks: testAsker });
  const lost = await hubOn(url.href);
  const atLost = ministry.desk(desk.person, lost);
  expect((await atLost.ask('/push', body(ministry.epoch, [second, third]))).status).toBe(200);
  await lost.stop();

  url.pathname = `/${backup}`;
  const command = runHub({ HUB_DATABASE_URL: url.href, HUB_DATA: ministry.hub.data }, ['restored']);
  expect(await command.ended()).toBe(0);
  const hub = await hubOn(url.href);
  const back = ministry.desk(desk.person, hub);
  const { epoch } = helloSchema.parse(await (await fetch(`${hub.address}/v1/hello`)).json());
  expect(epoch).not.toBe(ministry.epoch);
  expect(command.said()).toContain(epoch);
  for (const asked of [
    await back.ask('/push', body(ministry.epoch, [third])),
    await back.ask(`/pull?${new URLSearchParams({ epoch: ministry.epoch, stream, after: '3' })}`),
  ])
    expect(asked).toMatchObject({ status: 409, body: { code: 'otherEpoch' } });
  // The tail is offered whole: what is there gets the answer that it got, the rest is new.
  const again = await back.ask('/push', body(epoch, [first, second, third]));
  expect(again.body).toEqual({
    answers: [
      ...(before.body as { answers: unknown[] }).answers,
      { outcome: 'accepted', opId: second.op.opId, seq: 2, place: 'head' },
      { outcome: 'accepted', opId: third.op.opId, seq: 3, place: 'head' },
    ],
  });

  // Hubs that run on the database hear of yet another one, and tell it.
  const listener = await listenAs(back);
  await listener.next(isStreams);
  const configured = readConfiguration({ HUB_DATABASE_URL: url.href, HUB_DATA: ministry.hub.data });
  if (!configured.ok) throw new Error(configured.error.join('\n'));
  const yetAnother = await renewEpoch(configured.value);
  const told = await listener.next(isStreams);
  expect(told.event === 'streams' && told.data.epoch).toBe(yetAnother);
  const now = helloSchema.parse(await (await fetch(`${hub.address}/v1/hello`)).json());
  expect(now.epoch).toBe(yetAnother);
  listener.close();
  await hub.stop();
  await onServer((client) => client.query(`DROP DATABASE ${backup} WITH (FORCE)`));
});

it('the command says what it does not understand, and where the database is not', async () => {
  const wrong = runHub({}, ['restored', 'twice']);
  const away = runHub({ HUB_DATABASE_URL: `postgres://127.0.0.1:1/${randomUUID()}` }, ['restored']);
  expect([await wrong.ended(), wrong.said()]).toEqual([2, expect.stringContaining('twice')]);
  expect([await away.ended(), away.said()]).toEqual([1, expect.stringContaining('nothing answers there')]);
});
