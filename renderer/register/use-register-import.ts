import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createIds } from '../../shared/document/ids.ts';
import type { Failure, FailureCode } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import { readRegisterCsv, type CsvProblem, type CsvRow } from '../../shared/instrument/register-csv.ts';
import { numbersIn, planRegisterImport } from '../../shared/instrument/register-import.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { REGISTER_LIMIT, type RegisterKey } from '../../shared/ipc/register.ts';
import { useBridge } from '../bridge.ts';
import { pagePorts } from '../drafting/ports.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { instrumentData } from '../instrument/office-instruments.ts';
import { toast } from '../ui/Toasts.tsx';

/** So many are put at once; between them the progress is shown, and whoever wants to may cancel. */
const AT_ONCE = 200;

/** What became of a table, where not all of it could be taken. */
export interface ImportedTable {
  readonly added: readonly RegisterId[];
  readonly present: number;
  /** Lines that were left out. */
  readonly bad: readonly CsvProblem[];
  /** Relations that were left out of lines that were taken. */
  readonly loose: readonly CsvProblem[];
}

export interface RegisterImporting {
  /** Null while none goes on. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly report: ImportedTable | null;
  readonly begin: () => Promise<void>;
  /** Takes out what has come in so far. */
  readonly cancel: () => void;
  readonly closeReport: () => void;
  /** Takes out all that came in, as one step. */
  readonly takeOut: (added: readonly RegisterId[]) => Promise<void>;
}

const slices = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

const tellBad = (text: string): void => void toast({ tone: 'bad', text });

/** What the common sentences say of an article would mislead whoever brings a table. */
const OF_TABLES = ['fileUnreadable', 'fileTooLarge', 'fileEncoding'] as const;
const isOfTable = (code: FailureCode): code is (typeof OF_TABLES)[number] =>
  OF_TABLES.some((known) => known === code);

/** For each number that the rows name, who bears it now. */
async function lookUp(
  bridge: Bridge,
  rows: readonly CsvRow[],
): Promise<Result<ReadonlyMap<string, readonly RegisterKey[]>, Failure>> {
  const known = new Map<string, readonly RegisterKey[]>();
  for (const numbers of slices(numbersIn(rows), REGISTER_LIMIT)) {
    const answer = await bridge.call['register.lookup']({ numbers });
    if (!answer.ok) return answer;
    for (const [index, number] of numbers.entries()) known.set(number, answer.value[index] ?? []);
  }
  return ok(known);
}

async function removeAll(bridge: Bridge, ids: readonly RegisterId[]): Promise<Result<null, Failure>> {
  for (const removes of slices(ids, REGISTER_LIMIT)) {
    const answer = await bridge.call['register.change']({ puts: [], removes });
    if (!answer.ok) return answer;
  }
  return ok(null);
}

/** Brings a list of instruments into the register: all of it, or after a cancel or a failure nothing. */
export function useRegisterImport(): RegisterImporting {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [progress, setProgress] = useState<RegisterImporting['progress']>(null);
  const [report, setReport] = useState<ImportedTable | null>(null);
  const isCalledOff = useRef(false);

  /** Null: it was cancelled or failed, which has been told. */
  const bringIn = async (rows: readonly CsvRow[]): Promise<Omit<ImportedTable, 'bad'> | null> => {
    const known = await lookUp(bridge, rows);
    if (!known.ok) {
      tellFailure(known.error);
      return null;
    }
    const ids = createIds(pagePorts);
    const { puts, present, problems } = planRegisterImport(rows, known.value, () => ids.next<RegisterId>());
    const added: RegisterId[] = [];
    isCalledOff.current = false;
    for (const slice of slices(puts, AT_ONCE)) {
      setProgress({ done: added.length, of: puts.length });
      const answer = isCalledOff.current
        ? null
        : await bridge.call['register.change']({ puts: slice, removes: [] });
      if (answer?.ok === true) {
        added.push(...slice.map(({ id }) => id));
        continue;
      }
      const removed = await removeAll(bridge, added);
      if (!removed.ok) tellFailure(removed.error);
      else if (answer === null) toast({ text: t('register.csv.cancelled') });
      else tellFailure(answer.error);
      return null;
    }
    return { added, present, loose: problems };
  };

  const takeOut = async (added: readonly RegisterId[]): Promise<void> => {
    setReport(null);
    const removed = await removeAll(bridge, added);
    if (removed.ok) toast({ text: t('register.csv.undone') });
    else tellFailure(removed.error);
  };

  return {
    progress,
    report,
    takeOut,
    cancel: () => {
      isCalledOff.current = true;
    },
    closeReport: () => setReport(null),
    async begin() {
      const file = await bridge.call['register.openCsv']({});
      if (!file.ok) {
        const { code } = file.error;
        return isOfTable(code) ? tellBad(t(`register.csv.failure.${code}`)) : tellFailure(file.error);
      }
      if (file.value === null) return;
      const read = readRegisterCsv(file.value.records, instrumentData());
      if (read.kind === 'legacy') return tellBad(t('register.csv.legacy'));
      if (read.kind === 'noHeader') {
        const columns = read.missing.map((column) => t(`register.csv.column.${column}`)).join(', ');
        return tellBad(t('register.csv.noHeader', { columns }));
      }
      const done = await bringIn(read.rows);
      setProgress(null);
      if (done === null) return;
      if (read.problems.length + done.loose.length + done.present > 0)
        return setReport({ ...done, bad: read.problems });
      if (done.added.length === 0) return void toast({ text: t('register.csv.nothing') });
      toast({
        text: t('register.csv.added', { n: format.number(done.added.length) }),
        action: { text: t('undo'), onPress: () => void takeOut(done.added) },
      });
    },
  };
}
