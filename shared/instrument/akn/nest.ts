/** Lines that carry a depth, as the nested lists that they are. */

export interface Nested<T> {
  readonly line: T;
  readonly below: readonly Nested<T>[];
}

/** Each line below the last one before it that is less deep. */
export function nested<T extends { readonly depth: number }>(lines: readonly T[]): readonly Nested<T>[] {
  const top: Nested<T>[] = [];
  const open: { readonly depth: number; readonly below: Nested<T>[] }[] = [{ depth: -1, below: top }];
  for (const line of lines) {
    while ((open.at(-1)?.depth ?? -1) >= line.depth) open.pop();
    const below: Nested<T>[] = [];
    open.at(-1)?.below.push({ line, below });
    open.push({ depth: line.depth, below });
  }
  return top;
}
