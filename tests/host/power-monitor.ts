/** Electron's `powerMonitor`. The host does not watch the machine: tests emit what the machine would. */
import { StrictEmitter } from './strict.ts';

export const powerMonitor = new (class PowerMonitor extends StrictEmitter {
  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'on-ac',
      'on-battery',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'user-did-become-active',
      'user-did-resign-active',
    ]);
  }
})();
