/** Where plain text becomes an id, a hash or a rank: the caller has made it, or has checked it. */
export function branded<T extends string>(text: string): T {
  return text as T;
}
