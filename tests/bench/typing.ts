/** Types real keys into whatever has the focus and measures each from keydown to the first task after the next frame. */
import type { CDPSession, Page } from '@playwright/test';
import { pressKey } from '../support/keyboard.ts';

const KEYS = Array.from('ក្រសួងមហាផ្ទៃនៃព្រះរាជាណាចក្រកម្ពុជាមានសិទ្ធិនិងកាតព្វកិច្ច');

interface KeyWatch {
  readonly samples: number[];
  /** Told when the next sample is there. */
  painted: () => void;
}

/** Once a page: every key that goes down from now on leaves a sample (milliseconds) when its frame is painted. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: KeyWatch = { samples: [], painted: () => undefined };
    Object.assign(window, { keyWatch: watch });
    document.addEventListener(
      'keydown',
      (event) => {
        const started = event.timeStamp;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          const sample = (): void => {
            watch.samples.push(performance.now() - started);
            watch.painted();
          };
          port1.addEventListener('message', sample, { once: true });
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
    (window as unknown as { keyWatch: KeyWatch }).keyWatch.samples.length = 0;
  });
  for (let typed = 0; typed < count; typed += 1) {
    await pressKey(session, KEYS[typed % KEYS.length] ?? ' ');
    // One call a key and no polling: script that waits would be counted as the editor's.
    await page.evaluate(
      (wanted) =>
        new Promise<void>((resolve) => {
          const { keyWatch } = window as unknown as { keyWatch: KeyWatch };
          const look = (): void => {
            if (keyWatch.samples.length >= wanted) resolve();
          };
          keyWatch.painted = look;
          look();
        }),
      typed + 1,
    );
  }
  return page.evaluate(() => [...(window as unknown as { keyWatch: KeyWatch }).keyWatch.samples]);
}

/** Script time of a page so far, in milliseconds. */
export async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  if (seconds === undefined) throw new Error('the browser gives no script time');
  return seconds * 1000;
}
