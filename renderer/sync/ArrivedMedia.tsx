import type { ReactNode } from 'react';
import { useBridgeEvent } from '../bridge.ts';

/** A picture that stood as on its way is shown as soon as its bytes are on this computer. */
export function ArrivedMedia(): ReactNode {
  useBridgeEvent('media.arrived', ({ hash }) => {
    // To name the address again asks for it again; of the text nothing changes.
    for (const image of document.querySelectorAll<HTMLImageElement>(`img[src$="media/${hash}"]`)) {
      const address = image.getAttribute('src');
      if (address !== null) image.setAttribute('src', address);
    }
  });
  return null;
}
