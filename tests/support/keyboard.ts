/** Real key events through the browser's own input pipeline, also for letters that no keyboard layout of the machine has. */
import type { CDPSession } from '@playwright/test';

/** Resolves when the page has taken the key in. `\n` is Enter. Rejects when the page died under it. */
export async function pressKey(session: CDPSession, text: string): Promise<void> {
  const key =
    text === '\n'
      ? { key: 'Enter', code: 'Enter', text: '\r', unmodifiedText: '\r', windowsVirtualKeyCode: 13 }
      : { key: text, text, unmodifiedText: text };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key });
}
