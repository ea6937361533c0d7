/** Electron's `Notification` on a system that has none: it says so, and showing one fails as Electron's does there. */
import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';
import { StrictEmitter } from './strict.ts';

export class Notification
  extends StrictEmitter
  implements Pick<ElectronNotification, 'title' | 'body' | 'show' | 'close'>
{
  title: string;
  body: string;

  static isSupported(): boolean {
    return false;
  }

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    this.emit('failed', {}, 'notifications are not supported by the Chromium host');
  }

  close(): void {
    // Nothing was shown that could be closed.
  }
}
