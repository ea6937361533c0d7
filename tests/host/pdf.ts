/** `printToPDF`: Electron's options to the DevTools protocol's, and the stream that it answers with. Lengths in inches. */
import type { PrintToPDFOptions } from 'electron';
import type { CdpSession } from './cdp.ts';

const SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};
/** Electron's default margin, 1 cm. */
const MARGIN = 0.4;
const READ_BYTES = 1 << 20;

function paper(size: PrintToPDFOptions['pageSize'] = 'Letter'): readonly [width: number, height: number] {
  if (typeof size === 'object') return [size.width, size.height];
  const known = SIZES[size];
  if (!known) throw new Error(`Invalid pageSize ${size}`);
  return known;
}

export async function printToPdf(session: CdpSession, options: PrintToPDFOptions): Promise<Buffer> {
  const [paperWidth, paperHeight] = paper(options.pageSize);
  const margin = (side: 'top' | 'bottom' | 'left' | 'right'): number => options.margins?.[side] ?? MARGIN;
  const { stream } = await session.send<{ stream: string }>('Page.printToPDF', {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    marginTop: margin('top'),
    marginBottom: margin('bottom'),
    marginLeft: margin('left'),
    marginRight: margin('right'),
    pageRanges: options.pageRanges ?? '',
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
    transferMode: 'ReturnAsStream',
  });
  const parts: Buffer[] = [];
  for (let eof = false; !eof;) {
    const part = await session.send<{ data: string; base64Encoded?: boolean; eof: boolean }>('IO.read', {
      handle: stream,
      size: READ_BYTES,
    });
    parts.push(Buffer.from(part.data, part.base64Encoded === true ? 'base64' : 'utf8'));
    eof = part.eof;
  }
  session.tell('IO.close', { handle: stream });
  return Buffer.concat(parts);
}
