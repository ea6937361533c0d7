/** Files as a person brings them: dropped on an element or pasted into what has the focus. */
import type { Locator } from '@playwright/test';

export interface BroughtFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

async function bring(target: Locator, files: readonly BroughtFile[], how: 'drop' | 'paste'): Promise<void> {
  await target.evaluate(
    (element, { brought, event }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of brought) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
        data.items.add(new File([bytes], name, { type }));
      }
      const shared = { bubbles: true, cancelable: true };
      if (event === 'paste')
        element.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: data }));
      else
        for (const step of ['dragover', 'drop'])
          element.dispatchEvent(new DragEvent(step, { ...shared, dataTransfer: data }));
    },
    {
      event: how,
      brought: files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
    },
  );
}

export const dropFiles = (target: Locator, files: readonly BroughtFile[]): Promise<void> =>
  bring(target, files, 'drop');
export const pasteFiles = (target: Locator, files: readonly BroughtFile[]): Promise<void> =>
  bring(target, files, 'paste');
