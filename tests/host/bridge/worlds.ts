/** The scripts of both worlds, as text for `Page.addScriptToEvaluateOnNewDocument`. */
import { makeCodec } from '../codec.ts';
import { isolatedWorld, type PreloadSetting } from './isolated-world.ts';
import { mainWorld } from './main-world.ts';

/** Name of the isolated world, and of the binding in it. */
export const WORLD = 'chromium-host-preload';
export const BINDING = '__chromiumHost';

export const mainWorldSource = (token: string): string => `(${String(mainWorld)})(${JSON.stringify(token)});`;

/** `preload`: the text of the app's bundled CommonJS preload; it is the body of a function, as in Electron. */
export const isolatedWorldSource = (setting: PreloadSetting, preload: string): string =>
  `(${String(isolatedWorld)})(${JSON.stringify(setting)}, ${String(makeCodec)}, ` +
  `function (require, process, exports, module) { const global = globalThis;\n${preload}\n});`;
