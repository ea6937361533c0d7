/**
 * Before it changes anything on the page, React reads all text of a focused element that says `contentEditable` of
 * itself, to put the selection back where it was: 6 ms in a code, with each change of the status line. The editor keeps
 * its selection itself, so its root does not say it to scripts; it is editable all the same.
 */
export function hideFromReact(root: HTMLElement): () => void {
  Object.defineProperty(root, 'contentEditable', {
    configurable: true,
    get: () => 'inherit',
    set(value: string) {
      root.setAttribute('contenteditable', value);
    },
  });
  return () => {
    Reflect.deleteProperty(root, 'contentEditable');
  };
}
