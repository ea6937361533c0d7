import { expect as base } from '@playwright/test';

/** In milliseconds. A machine with other work to do is slow, not wrong: only what never comes fails a test. */
export const PATIENCE = 30_000;

/** Playwright's assertions of a page, with {@link PATIENCE}. */
export const expect = base.configure({ timeout: PATIENCE });
