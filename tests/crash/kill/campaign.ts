/** One campaign: type, kill a part at a random moment, let it come back, hold what is there against the driver's log. */
import type { CDPSession, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pressKey } from '../../support/keyboard.ts';
import {
  isSettled,
  judge,
  keysFor,
  savedAfter,
  type Key,
  type Kill,
  type LastKey,
  type StatusChange,
} from './clock-log.ts';

export interface Outcome {
  readonly kind: Kill['kind'];
  readonly kills: number;
  readonly keys: number;
  /** Keys typed before a kill that were not there after it; only a kill of the whole app may cost any. */
  readonly lost: number;
  /** Milliseconds from the last key of a burst to `saved`, of the bursts that were let finish. */
  readonly savedAfter: readonly number[];
  readonly problems: readonly string[];
}

/** The shortest burst of typing, in milliseconds. */
const SHORTEST_BURST = 100;
/** From the last key of a burst to the word in the status line, at most, in milliseconds. */
export const SAVED_WITHIN = 1_300;

/** Follows the status line by the page's own clock; listen before the first key. */
export async function watchStatus(page: Page, statuses: StatusChange[]): Promise<void> {
  page.on('console', (message) => {
    const change = /^desk-status (\S+) (\d+)$/u.exec(message.text());
    if (change?.[1] !== undefined) statuses.push({ state: change[1], at: Number(change[2]) });
  });
  await page.evaluate(() => {
    let last = '';
    const tell = (): void => {
      const state = document.querySelector('[data-save-state]')?.getAttribute('data-save-state') ?? 'none';
      if (state === last) return;
      last = state;
      console.debug(`desk-status ${state} ${Date.now()}`);
    };
    new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, attributes: true });
    tell();
  });
}

/**
 * Resolves when the page has answered by the way that its edits leave by. The browser's word that a key was taken in
 * comes by another way. In the Chromium host, where a page's messages wait in its process while keys go before them, it
 * may come 50 ms sooner on a busy machine: what the page had sent then dies with it, unseen by anybody.
 */
async function pageAnswers(session: CDPSession): Promise<void> {
  await session.send('Runtime.evaluate', { expression: '0' });
}

export class Typist {
  readonly typed: Key[] = [];
  #keys: Generator<string, never>;
  readonly #random: () => number;
  readonly #longest: number;

  constructor(random: () => number, longestBurst: number) {
    this.#random = random;
    this.#longest = longestBurst;
    this.#keys = keysFor(random);
  }

  /** Types for a random while, or until the page is gone; resolves with the last key taken. */
  async burst(session: CDPSession): Promise<LastKey> {
    const end = performance.now() + SHORTEST_BURST + this.#random() * (this.#longest - SHORTEST_BURST);
    let last: LastKey = { sentAt: Date.now(), takenAt: Date.now() };
    try {
      while (performance.now() < end) {
        // Until the browser has taken it in, a key may arrive but is not due.
        const key = { text: this.#keys.next().value, takenAt: Number.POSITIVE_INFINITY };
        this.typed.push(key);
        const sentAt = Date.now();
        await pressKey(session, key.text);
        await pageAnswers(session);
        key.takenAt = Date.now();
        last = { sentAt, takenAt: key.takenAt };
      }
    } catch {
      // The page died under the key.
    }
    return last;
  }

  /** All that the desk should have. */
  text(): string {
    return this.typed.map(({ text }) => text).join('');
  }

  /** Goes on from what the desk has, with a new word: keys that were lost are not expected again. */
  restart(found: string): void {
    this.#keys = keysFor(this.#random);
    this.typed.length = 0;
    if (found !== '') this.typed.push({ text: found, takenAt: 0 });
  }
}

/** The random moment of the kill: the one thing that this suite waits for by the clock, because the clock is the test. */
const moment = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** `integrity_check` on a copy, so that looking does not mend what it looks at. */
export function integrity(profile: string): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'sastra-integrity-'));
  try {
    cpSync(profile, copy, { recursive: true });
    const db = new Database(path.join(copy, 'sastra.db'));
    try {
      return String(db.pragma('integrity_check', { simple: true }));
    } finally {
      db.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export interface Desk {
  readonly page: Page;
  readonly session: CDPSession;
  readonly statuses: StatusChange[];
  /** What the desk has on disk. */
  text(): Promise<string>;
  /**
   * Opens a new paragraph and answers the text as it then is. A kill may have cut a word within a syllable; on leaving
   * it, the desk brings it into normal form, and that must have happened before anything is compared.
   */
  newParagraph(): Promise<string>;
}

export interface Part {
  readonly kind: Kill['kind'];
  /** Milliseconds of typing that this death may cost. */
  readonly mayMiss: number;
  /** The longest burst of typing, in milliseconds; the kill falls at a random moment of 1.4 times that. */
  readonly longestBurst: number;
  /**
   * Kills it and answers when (milliseconds since 1970); infinity where the page lives on, because then every key is
   * due in the end, also those typed after the kill.
   */
  kill(): Promise<number>;
  /** The desk again, with the article open and the caret at its end. */
  revive(): Promise<Desk>;
  /** What is wrong with the file, if anything can be said of it now. */
  check(): string | null;
}

export interface CampaignOptions {
  readonly kills: number;
  /** So many kills after which words are not what they should be end the campaign. */
  readonly enough: number;
  /** 0 to 1; decides every moment, so a seed replays the campaign's decisions. */
  readonly random: () => number;
}

/** Runs rounds on one article, each with one kill. */
export async function campaign(
  desk: Desk,
  part: Part,
  { kills, enough, random }: CampaignOptions,
): Promise<Outcome> {
  const typist = new Typist(random, part.longestBurst);
  const problems: string[] = [];
  const waits: number[] = [];
  let keys = 0;
  let lost = 0;
  let current = desk;
  typist.restart(await current.newParagraph());
  let round = 0;
  let losses = 0;
  while (round < kills && losses < enough) {
    round += 1;
    // Some rounds end a burst in peace first, so that `saved` is seen and timed.
    if (random() < 0.3) {
      const last = await typist.burst(current.session);
      const deadline = performance.now() + 5_000;
      let waited = savedAfter(last, current.statuses);
      while (waited === null && performance.now() < deadline) {
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
        await current.page.evaluate(() => null);
        waited = savedAfter(last, current.statuses);
      }
      if (waited === null && isSettled(last, current.statuses) && (await current.text()) === typist.text())
        waited = 0;
      if (waited === null) problems.push(`round ${round}: never called saved`);
      else waits.push(waited);
    }
    const typing = typist.burst(current.session);
    await moment(random() * part.longestBurst * 1.4);
    const at = await part.kill();
    await typing;
    const check = part.check();
    if (check !== null && check !== 'ok') problems.push(`round ${round}: integrity_check says ${check}`);
    const before = current.statuses;
    current = await part.revive();
    const found = await current.text();
    const verdict = judge(typist.typed, found, before, { kind: part.kind, at }, part.mayMiss);
    if (verdict.problem !== null) {
      problems.push(`round ${round}: ${verdict.problem}`);
      losses += 1;
    }
    const taken = typist.typed.filter(({ takenAt }) => takenAt > 0 && Number.isFinite(takenAt));
    keys += taken.length;
    // A key that reached the browser after the page had died was never the desk's to lose.
    lost += typist.typed.filter(
      ({ takenAt }, index) => index >= verdict.kept && takenAt < Math.min(at, Date.now()),
    ).length;
    typist.restart(await current.newParagraph());
  }
  return { kind: part.kind, kills: round, keys, lost, savedAfter: waits, problems };
}
