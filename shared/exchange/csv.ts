/** Tables as text with separators (RFC 4180, and what spreadsheets make of it): comma, semicolon or tab between cells. */

/** One record of a table, and the line of the file on which it begins, counted from 1. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = [',', ';', '\t'] as const;

/** The one that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text)?.[0] ?? '';
  const bare = first.replaceAll(/"(?:[^"]|"")*"/gu, '');
  const count = (sign: string): number => bare.split(sign).length;
  return SEPARATORS.reduce<string>((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

const LINE_END = /\r\n|\r|\n/gu;

/** Null where a quote is opened and never closed, or text follows a closed one. Lines without any text are no records. */
export function readCsv(file: string): readonly TableRecord[] | null {
  const text = file.replace(/^\uFEFF/u, '');
  const separator = separatorOf(text);
  const cell = new RegExp(
    `"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^"\r\n${separator}][^\r\n${separator}]*)`,
    'uy',
  );
  const records: TableRecord[] = [];
  let [at, line, start] = [0, 1, 1];
  let cells: string[] = [];
  while (at < text.length) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    const raw = found?.[0] ?? '';
    cells.push(found?.groups?.['quoted']?.replaceAll('""', '"') ?? found?.groups?.['plain'] ?? '');
    line += raw.match(LINE_END)?.length ?? 0;
    at += raw.length;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at < text.length) continue;
      cells.push('');
    }
    const end = /^(?:\r\n|\r|\n)/u.exec(text.slice(at, at + 2))?.[0];
    if (end === undefined && at < text.length) return null;
    if (cells.some((value) => value.trim() !== '')) records.push({ line: start, cells });
    at += end?.length ?? 0;
    line += 1;
    start = line;
    cells = [];
  }
  return records;
}
