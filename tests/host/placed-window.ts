/** Where an app sees its window and puts it: position, size, and the states of a window. */
import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { StrictEmitter } from './strict.ts';
import { WindowPlacement } from './window-placement.ts';

type Emulated = Pick<
  ElectronWindow,
  | 'minimize'
  | 'isMinimized'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
>;

export abstract class PlacedWindow extends StrictEmitter implements Emulated {
  protected readonly placement: WindowPlacement;

  constructor(name: string, events: readonly string[], options: BrowserWindowConstructorOptions) {
    super(name, events);
    this.placement = new WindowPlacement(options, (event) => this.emit(event));
  }

  minimize(): void {
    this.placement.setState('minimized');
  }

  maximize(): void {
    this.placement.setState('maximized');
  }

  unmaximize(): void {
    if (this.isMaximized()) this.placement.setState('normal');
  }

  restore(): void {
    if (this.isMinimized()) this.placement.setState('normal');
  }

  setFullScreen(full: boolean): void {
    this.placement.setState(full ? 'fullscreen' : 'normal');
  }

  isMinimized(): boolean {
    return this.placement.state === 'minimized';
  }

  isMaximized(): boolean {
    return this.placement.state === 'maximized';
  }

  isFullScreen(): boolean {
    return this.placement.state === 'fullscreen';
  }

  getBounds(): Rectangle {
    return this.placement.bounds;
  }

  getNormalBounds(): Rectangle {
    return this.placement.normalBounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.placement.set(bounds);
  }
}
