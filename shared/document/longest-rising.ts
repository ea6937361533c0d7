/** Positions of a longest strictly rising run among the values that are there; the same one on every machine. */
export function longestRising(values: readonly (string | number | null)[]): Set<number> {
  const tails: { position: number; value: string | number }[] = [];
  const previous = new Map<number, number>();
  for (const [position, value] of values.entries()) {
    if (value === null) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = tails[middle];
      if (tail !== undefined && tail.value < value) low = middle + 1;
      else high = middle;
    }
    const left = tails[low - 1];
    if (left !== undefined) previous.set(position, left.position);
    tails[low] = { position, value };
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1)?.position; at !== undefined; at = previous.get(at)) kept.add(at);
  return kept;
}
