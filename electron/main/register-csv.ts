// A list of instruments from elsewhere: chosen here, read in the limited process; the page knows what its columns mean.
import { dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { TABLE_LIMIT, tableAnswerSchema } from '../../shared/exchange/table-file.ts';
import type { RegisterFile } from '../../shared/ipc/register.ts';
import { withCopy } from './foreign-copy.ts';
import { readForeign } from './limited-process.ts';
import type { Log } from './log.ts';
import type { TextKey } from './texts.ts';

/** Null: the person cancelled. */
export async function openRegisterCsv(
  window: BrowserWindow,
  texts: Readonly<Record<TextKey, string>>,
  log: Log,
): Promise<Result<RegisterFile | null, Failure>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: texts.openCsv,
    properties: ['openFile'],
    filters: [{ name: texts.openCsvKinds, extensions: ['csv', 'tsv', 'txt'] }],
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return ok(null);
  const read = await withCopy(file, TABLE_LIMIT, (copy) =>
    readForeign({ kind: 'table', file: copy }, tableAnswerSchema, log),
  );
  return read.ok ? ok({ fileName: path.basename(file), records: read.value }) : read;
}
