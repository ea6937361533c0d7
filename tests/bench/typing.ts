/** Types real keys into whatever has the focus and measures each from keydown to the first task after the next frame. */
import type { CDPSession, Page } from '@playwright/test';
import { pressKey } from '../support/keyboard.ts';

const KEYS = Array.from('ក្រសួងមហាផ្ទៃនៃព្រះរាជាណាចក្រកម្ពុជាមានសិទ្ធិនិងកាតព្វកិច្ច');

/**
 * The page's word that a key is painted. A binding and not a question to the page for each key: script that waits
 * would be counted as the editor's.
 */
const PAINTED = 'benchKeyPainted';

interface Watched {
  readonly benchKeySamples: number[];
  readonly [PAINTED]: (nothing: string) => void;
}

/** Once a page: every key that goes down from now on leaves a sample (milliseconds) when its frame is painted. */
export async function watchKeys(page: Page, session: CDPSession): Promise<void> {
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: PAINTED });
  await page.evaluate((painted) => {
    const watched = Object.assign(window, { benchKeySamples: [] as number[] }) as unknown as Watched;
    let started = 0;
    // Made once: what is made for each key would be counted as the editor's.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      watched.benchKeySamples.push(performance.now() - started);
      watched[painted as typeof PAINTED]('');
    });
    port1.start();
    const afterFrame = (): void => port2.postMessage(null);
    document.addEventListener(
      'keydown',
      (event) => {
        started = event.timeStamp;
        requestAnimationFrame(afterFrame);
      },
      true,
    );
  }, PAINTED);
}

/** Each key is pressed when the one before has been painted. Answers the milliseconds of each. */
export async function typeKeys(page: Page, session: CDPSession, count: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    (window as unknown as Watched).benchKeySamples.length = 0;
  });
  for (let typed = 0; typed < count; typed += 1) {
    const painted = new Promise<void>((resolve) => {
      const heard = ({ name }: { readonly name: string }): void => {
        if (name !== PAINTED) return;
        session.off('Runtime.bindingCalled', heard);
        resolve();
      };
      session.on('Runtime.bindingCalled', heard);
    });
    await pressKey(session, KEYS[typed % KEYS.length] ?? ' ');
    await painted;
  }
  return page.evaluate(() => [...(window as unknown as Watched).benchKeySamples]);
}

/** Script time of a page so far, in milliseconds. */
export async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  if (seconds === undefined) throw new Error('the browser gives no script time');
  return seconds * 1000;
}
