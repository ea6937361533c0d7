/** The page asks for no right to the clipboard: it answers a copy that it has called for itself. False: it could not. */
export function copyText(text: string): boolean {
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('copy', answer, { capture: true });
  const copied = document.execCommand('copy');
  removeEventListener('copy', answer, { capture: true });
  return copied;
}
