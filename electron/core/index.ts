// The core process. Its one argument is the profile's folder. It starts itself again as a thread for long checks.
import { answerCheck } from './db/check.ts';
import { systemPorts } from './ports.ts';
import { serve } from './serve.ts';
import { parentTransport } from './transport.ts';

if (!answerCheck()) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('usage: core <profile folder>');
  serve(systemPorts(import.meta.filename), folder, parentTransport());
}
