// A program of its own: pages that `npm run convert` laid out become PDF files, on the paper of the desk. Started as
// `print-pages.js --pages=FOLDER`; FOLDER holds `<uuid>/page.html`, `<uuid>/to` (the file) and `media/<hash>`.
import { app, session } from 'electron';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { documentIdSchema } from '../../shared/document/schema.ts';
import { closeSideDoors, lockDown } from './lockdown.ts';
import { openLog } from './log.ts';
import { pdfOf } from './paper.ts';
import { declareScheme, serveScheme } from './scheme.ts';
import { writeWhole } from './write-whole.ts';

const NAMED = '--pages=';
const pages = process.argv.find((argument) => argument.startsWith(NAMED))?.slice(NAMED.length) ?? '';

declareScheme();
closeSideDoors();
app.enableSandbox();
// Each page has a window for as long as it is laid out, and between two there is none.
app.on('window-all-closed', () => undefined);
void app.whenReady().then(printAll);

async function printAll(): Promise<void> {
  lockDown(session.defaultSession, openLog(path.join(pages, 'logs')));
  serveScheme(session.defaultSession, {
    paper: async (id) => {
      const file = path.join(pages, id, 'page.html');
      return existsSync(file) ? readFile(file, 'utf8') : null;
    },
    media: async (hash) => {
      const file = path.join(pages, 'media', hash);
      return existsSync(file) ? new Response(new Uint8Array(await readFile(file))) : null;
    },
  });
  let failed = 0;
  for (const name of readdirSync(pages).toSorted()) {
    const id = documentIdSchema.safeParse(name).data;
    if (id === undefined) continue;
    const to = readFileSync(path.join(pages, id, 'to'), 'utf8');
    // The language of the address is not asked: the page says its own.
    const written = await writeWhole(to, await pdfOf({ documentId: id, language: 'km' }));
    if (written.ok) continue;
    failed += 1;
    process.stderr.write(
      `${to}: the file could not be written (${written.error.detail ?? written.error.code}).\n`,
    );
  }
  app.exit(failed === 0 ? 0 : 1);
}
