/** The table of a comparison as a Word document, of what this desk has. */
import { comparisonPage } from '../../../shared/compare/comparison-page.ts';
import type { Hash } from '../../../shared/document/model.ts';
import { contentOfUnits } from '../../../shared/document/open-units.ts';
import { citedInstruments } from '../../../shared/instrument/references/referred-to-by.ts';
import type { ComparisonRequest } from '../../../shared/ipc/contract.ts';
import type { ExportedFile, OpenDocument } from '../../../shared/ipc/types.ts';
import { officeData } from '../instrument-data.ts';
import { docxOfComparison } from './docx-comparison.ts';
import { picturesOf, type ExportPorts } from './export.ts';

export async function exportComparison(
  before: OpenDocument,
  after: OpenDocument,
  { language, onlyChanges, ...names }: ComparisonRequest,
  ports: ExportPorts,
): Promise<ExportedFile> {
  const cited = [before, after].flatMap(({ summary, units }) => {
    const content = contentOfUnits(summary.kind, units);
    return content.shape === 'oneTree' ? citedInstruments(content) : [];
  });
  const register = new Map(ports.readRegister([...new Set(cited)]).map((entry) => [entry.id, entry]));
  const versions = { before: names.before.version, after: names.after.version };
  const data = officeData(ports.readRecord);
  const page = comparisonPage({ before, after, versions, onlyChanges, data, register }, language);
  const pictures = new Map<Hash, Uint8Array>([
    ...(await picturesOf(before, language, ports.readMedia)),
    ...(await picturesOf(after, language, ports.readMedia)),
  ]);
  return docxOfComparison({ page, pictures });
}
