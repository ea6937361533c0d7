// The core process, signed in by a token that its starter gives. Takes a profile's folder.
import { answerCheck } from '../../../electron/core/db/check.ts';
import { systemPorts } from '../../../electron/core/ports.ts';
import { serve } from '../../../electron/core/serve.ts';
import { openHttpLine } from '../../../electron/core/sync/http-line.ts';
import { parentTransport } from '../../../electron/core/transport.ts';

if (!answerCheck()) {
  const folder = process.argv[2];
  const token = process.env['SASTRA_FUZZ_TOKEN'];
  if (folder === undefined || token === undefined) throw new Error('usage: core <profile folder>');
  const credentials = (): Promise<string> => Promise.resolve(token);
  const ports = systemPorts(import.meta.filename);
  serve(
    { ...ports, openLine: (parts) => openHttpLine({ ...parts, credentials }) },
    folder,
    parentTransport(),
  );
}
