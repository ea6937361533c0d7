// Said before each file of properties. Of one commit `npm test` says the same twice; campaigns (`SASTRA_LONG`) look further
// each time, with seeds of their own, which fast-check prints with what it found.
import { configureGlobal } from 'fast-check';

if (process.env['SASTRA_LONG'] === undefined) configureGlobal({ seed: 20_261_122 });
