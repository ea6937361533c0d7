/** The part of Electron's NativeImage that a picture of a page needs. */
import type { NativeImage } from 'electron';
import { strict } from './strict.ts';

/** Where a PNG keeps its width and height. */
const WIDTH_OFFSET = 16;
const HEIGHT_OFFSET = 20;

export class CaptureImage implements Pick<NativeImage, 'toPNG' | 'toDataURL' | 'isEmpty'> {
  readonly toPNG: () => Buffer;
  readonly toDataURL: () => string;
  readonly isEmpty: () => boolean;
  readonly getSize: () => { width: number; height: number };

  constructor(png: Buffer) {
    this.toPNG = () => png;
    this.toDataURL = () => `data:image/png;base64,${png.toString('base64')}`;
    this.isEmpty = () => png.length === 0;
    this.getSize = () => ({ width: png.readUInt32BE(WIDTH_OFFSET), height: png.readUInt32BE(HEIGHT_OFFSET) });
    // oxlint-disable-next-line no-constructor-return -- what is not emulated must throw
    return strict('nativeImage', this);
  }
}
