import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openHubKey } from '../../../../hub/identity/hub-key.ts';
import { startTestHub } from '../../../support/hub/hub.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sastra-hub-key-'));
const file = path.join(folder, 'hub.key');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the hub's key", () => {
  it('is made once, for its owner alone, and signs what its public half verifies', () => {
    const made = openHubKey(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['hub.key']);
    const again = openHubKey(folder);
    expect(again.publicKey).toBe(made.publicKey);
    const key = createPublicKey({
      key: Buffer.from(made.publicKey, 'base64url'),
      type: 'spki',
      format: 'der',
    });
    expect(verify(null, Buffer.from('said'), key, Buffer.from(again.sign('said'), 'base64url'))).toBe(true);
  });

  it('is refused where others may read it, and where it is no key', () => {
    chmodSync(file, 0o644);
    expect(() => openHubKey(folder)).toThrow(/chmod 600/u);
    chmodSync(file, 0o600);
    writeFileSync(file, 'something else');
    expect(() => openHubKey(folder)).toThrow(/is no key of a hub/u);
  });

  it('belongs to the database: a hub with another key is refused', async () => {
    const hub = await startTestHub();
    await expect(startTestHub({ HUB_DATABASE_URL: hub.databaseUrl })).rejects.toThrow(/another key/u);
    const second = await startTestHub({ HUB_DATABASE_URL: hub.databaseUrl, HUB_DATA: hub.data });
    expect((await fetch(`${second.address}/readyz`)).status).toBe(200);
  });
});
