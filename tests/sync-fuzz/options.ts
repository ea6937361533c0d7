/** `--seeds FROM-TO` on the command line: whole numbers, both ends included. */
export function seedsOption(otherwise: readonly [from: number, to: number]): readonly number[] {
  const at = process.argv.indexOf('--seeds');
  const told = at < 0 ? null : /^(?<from>\d{1,9})(?:-(?<to>\d{1,9}))?$/u.exec(process.argv[at + 1] ?? '');
  if (at >= 0 && told === null) throw new Error('--seeds takes FROM-TO');
  const [from, to] =
    told === null
      ? otherwise
      : [Number(told.groups?.['from']), Number(told.groups?.['to'] ?? told.groups?.['from'])];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_none, place) => from + place);
}
