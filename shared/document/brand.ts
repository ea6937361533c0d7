/** Where plain text becomes an id, a hash or a rank: the caller has made it, or has checked it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the brand is what the caller states
export function branded<T extends string>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand exists for the compiler only
  return text as T;
}
