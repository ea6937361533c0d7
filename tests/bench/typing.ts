/** Types real keys into whatever has the focus and measures each from keydown to the first task after the next frame. */
import type { CDPSession, Page } from '@playwright/test';
import { pressKey } from '../support/keyboard.ts';

const KEYS = Array.from('ក្រសួងមហាផ្ទៃនៃព្រះរាជាណាចក្រកម្ពុជាមានសិទ្ធិនិងកាតព្វកិច្ច');

/** Once a page: every key that goes down from now on leaves a sample (milliseconds) when its frame is painted. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const samples: number[] = [];
    Object.assign(window, { keySamples: samples });
    document.addEventListener(
      'keydown',
      (event) => {
        const started = event.timeStamp;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => samples.push(performance.now() - started), { once: true });
          port1.start();
          port2.postMessage(null);
        });
      },
      true,
    );
  });
}

/** Each key is pressed when the one before has been painted. Answers the milliseconds of each. */
export async function typeKeys(page: Page, session: CDPSession, count: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    (window as unknown as { keySamples: number[] }).keySamples.length = 0;
  });
  for (let typed = 0; typed < count; typed += 1) {
    await pressKey(session, KEYS[typed % KEYS.length] ?? ' ');
    await page.waitForFunction(
      (wanted) => (window as unknown as { keySamples: number[] }).keySamples.length >= wanted,
      typed + 1,
      { polling: 4 },
    );
  }
  return page.evaluate(() => [...(window as unknown as { keySamples: number[] }).keySamples]);
}

/** Script time of a page so far, in milliseconds. */
export async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  if (seconds === undefined) throw new Error('the browser gives no script time');
  return seconds * 1000;
}
