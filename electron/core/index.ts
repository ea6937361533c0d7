// The core process. Its arguments are the profile's folder and the desk's version. It starts itself again as a thread for long checks.
import { answerCheck } from './db/check.ts';
import { systemPorts } from './ports.ts';
import { serve } from './serve.ts';
import { parentTransport } from './transport.ts';

if (!answerCheck()) {
  const [, , folder, version] = process.argv;
  if (folder === undefined) throw new Error('usage: core <profile folder>');
  serve(systemPorts(import.meta.filename, version), folder, parentTransport());
}
