/** `node launch-first-screen.ts PICTURE [argument…]`: opens the desk without a display and writes what it shows first. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchApp } from './launch.ts';

const VIEWPORT = { width: 1366, height: 768 };
const [picture, ...args] = process.argv.slice(2);
if (picture === undefined) throw new Error('no file for the picture');

// Electron shows windows; only the host opens without a display.
process.env['SASTRA_HOST'] = 'chromium';
const app = await launchApp({ args, viewport: VIEWPORT });
await app.page.waitForFunction(
  () => document.body.innerText.trim() !== '' && document.fonts.status === 'loaded',
);
mkdirSync(path.dirname(picture), { recursive: true });
await app.page.screenshot({ path: picture });
await app.close();
console.log(`The first screen: ${picture}`);
