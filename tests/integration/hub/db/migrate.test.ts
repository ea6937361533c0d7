import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { checksumOf, migrate } from '../../../../hub/db/migrate.ts';
import { MIGRATIONS } from '../../../../hub/db/migrations/index.ts';
import { newDatabase } from '../../../support/hub/database.ts';

async function rowsOf(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const one = { version: 1, sql: 'CREATE TABLE first (id integer)' };
const two = { version: 2, sql: 'CREATE TABLE second (id integer)' };

describe('migrations', () => {
  it('are all taken once, in their order, and not again', async () => {
    const url = await newDatabase();
    expect(await migrate(url, MIGRATIONS)).toBe(MIGRATIONS.length);
    expect(await migrate(url, MIGRATIONS)).toBe(0);
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_step, place) => place + 1));
  });

  it('are taken once by hubs that start together', async () => {
    const url = await newDatabase();
    const taken = await Promise.all([1, 2, 3, 4].map(() => migrate(url, [one, two])));
    expect(taken.filter((steps) => steps > 0)).toEqual([2]);
  });

  it('leave the database as it was where one fails, those before it done', async () => {
    const url = await newDatabase();
    const broken = { version: 2, sql: 'CREATE TABLE half (id integer); SELECT 1/0' };
    await expect(migrate(url, [one, broken])).rejects.toThrow();
    expect(await rowsOf(url, `SELECT version FROM migrations`)).toEqual([{ version: 1 }]);
    expect(await rowsOf(url, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
    expect(await migrate(url, [one, two])).toBe(1);
  });

  it('refuse a database that a newer hub made', async () => {
    const url = await newDatabase();
    await migrate(url, [one, two]);
    await expect(migrate(url, [one])).rejects.toThrow(/newer hub/u);
  });

  it('refuse a database whose steps were others', async () => {
    const url = await newDatabase();
    await migrate(url, [one]);
    await expect(migrate(url, [{ ...one, sql: `${one.sql} ` }, two])).rejects.toThrow(/another line/u);
    expect(await rowsOf(url, `SELECT to_regclass('second') AS second`)).toEqual([{ second: null }]);
  });

  it('that were released have not changed', () => {
    expect(MIGRATIONS.map(checksumOf)).toMatchInlineSnapshot(`
      [
        "e51e5f4b7690ee3444bb1be6b5e5fabab3773352db679571164d5e026e968e71",
        "dc4bd8edc9fc5f8bfbbdbb10f825c542d27a20dafc757d769e719ff2b7fa0057",
        "80b10789546bb4d3febc6f4b2f33c89b4e6cdb53337e8ce2cd85e7bac5deae47",
        "dca4bb2b496e0f745cf51a9e90ca3f88d63d6e25a130e33c6f4eafa4afa57640",
        "a8c05c779309d31a7f69b0082839eb4f9591683ecf674383276c30c597767781",
        "b3ec4927a8d2fd284837b4c66d52f363a30e32639c7a9cf01b0e38111e1c5037",
        "49ff6e12000eb5485ff4e14f81a823bfbaa8190e4c2ffb377c6f714cbcd5c28f",
        "7251e49bc4bc19cb6a76ca6aaa2015919c015414e10ae2866801f8f0b929b515",
        "851d0816e75f63b56ed9dd72615435733a6281a8978498abc958a37068fd2f76",
        "569e62731b6ea635d8c03099ed550ea36971d12fc6d602fdea079c8d3c6295b9",
      ]
    `);
  });
});
