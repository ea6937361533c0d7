/** Work that can be done a piece at a time, done all at once. */
export function inOneGo<T>(pieces: Generator<undefined, T>): T {
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) return piece.value;
  }
}
