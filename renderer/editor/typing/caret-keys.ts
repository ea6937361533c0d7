/**
 * Keys that come at the heels of one that moves the caret. The browser moves it by itself and tells of it only later;
 * Lexical would take a Backspace that is waiting behind Home for one at the place where the caret was.
 */

const MOVES = /^(?:Arrow|Home$|End$|Page)/u;

type Ends = readonly [Node | null, number, Node | null, number];

function endsNow(): Ends | null {
  const selection = getSelection();
  if (selection === null) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return [anchorNode, anchorOffset, focusNode, focusOffset];
}

/** Answers the function that ends it. */
export function followCaretKeys(root: HTMLElement): () => void {
  // Where the selection was when a key was pressed of whose effect nothing has been told yet.
  let before: Ends | null = null;
  const press = ({ key, isComposing }: KeyboardEvent): void => {
    if (isComposing) return;
    const now = endsNow();
    if (before !== null && before.some((part, index) => part !== now?.[index])) {
      document.dispatchEvent(new Event('selectionchange'));
    }
    before = MOVES.test(key) ? now : null;
  };
  const told = (): void => {
    before = null;
  };
  root.addEventListener('keydown', press, true);
  document.addEventListener('selectionchange', told);
  return () => {
    root.removeEventListener('keydown', press, true);
    document.removeEventListener('selectionchange', told);
  };
}
