/** What the parts of one file are called: `name.age` of one, `name-2of3.age` of three. */
export function partName(fileName: string, part: number, parts: number): string {
  if (parts === 1) return fileName;
  const [, stem = fileName, ending = ''] = /^(.+?)(\.[^.]*)?$/u.exec(fileName) ?? [];
  return `${stem}-${part}of${parts}${ending}`;
}
