/** What a request may be before any schema looks at it: a schema that walks it must neither run out of stack nor of time. */

/** Objects within objects. Content of our schemas needs fewer than 20. */
const DEPTH_LIMIT = 100;
/** Values and characters together; a pasted book is sent in several requests. */
const SIZE_LIMIT = 16_000_000;

/** A lone surrogate has no UTF-8 and no canonical JSON: it could be kept, but neither stored as typed nor hashed. */
const isText = (text: string): boolean => text.isWellFormed();

/** True for plain data that is neither too deep nor too large and whose text is Unicode. Cycles are too deep. */
export function withinLimits(value: unknown): boolean {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let size = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    size += 1;
    if (typeof next.value === 'string') {
      if (!isText(next.value)) return false;
      size += next.value.length;
    } else if (next.value instanceof Uint8Array) {
      size += next.value.byteLength;
    } else if (typeof next.value === 'object' && next.value !== null) {
      if (next.depth === DEPTH_LIMIT) return false;
      for (const [key, child] of Object.entries(next.value)) {
        if (!isText(key)) return false;
        size += key.length;
        stack.push({ value: child, depth: next.depth + 1 });
      }
    }
    if (size > SIZE_LIMIT) return false;
  }
  return true;
}
