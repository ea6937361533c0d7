/** Whether a file is Akoma Ntoso 3.0 by the schema of OASIS; xmllint runs as WebAssembly, without the network. */
import { validateXML } from 'xmllint-wasm';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../fixtures/akn');
const fileOf = (fileName: string): { fileName: string; contents: string } => ({
  fileName,
  contents: readFileSync(path.join(folder, fileName), 'utf8'),
});
const schema = fileOf('akomantoso30.xsd');
const preload = fileOf('xml.xsd');

/** What the schema finds wrong with each file; nothing where all are valid. */
export async function schemaErrors(files: readonly string[]): Promise<readonly string[]> {
  const xml = files.map((contents, index) => ({ fileName: `instrument-${index}.akn.xml`, contents }));
  const { errors } = await validateXML({ xml, schema, preload, maxMemoryPages: 16_384 });
  return errors.map(({ rawMessage }) => rawMessage);
}
