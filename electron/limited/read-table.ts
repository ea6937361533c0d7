/** A stranger's table as its records. */
import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { readCsv, type TableRecord } from '../../shared/exchange/csv.ts';
import type { ImportRefusal } from '../../shared/exchange/imported.ts';
import { isTakenTable, TABLE_LIMIT, type TableJob } from '../../shared/exchange/table-file.ts';
import { decoded } from './read-text.ts';

export async function readTable({ file }: TableJob): Promise<Result<readonly TableRecord[], ImportRefusal>> {
  const bytes = await readFile(file);
  if (bytes.length > TABLE_LIMIT) return fail('tooLarge');
  const text = decoded(bytes);
  if (text === null) return fail('encoding');
  const records = readCsv(text);
  if (records === null) return fail('unreadable');
  return isTakenTable(records) ? ok(records) : fail('tooLarge');
}
