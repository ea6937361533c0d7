// A planted fault: the core process, only that it acknowledges an edit before it has written it. Takes a profile's folder.
import { z } from 'zod';
import { answerCheck } from '../../../electron/core/db/check.ts';
import { systemPorts } from '../../../electron/core/ports.ts';
import { serve } from '../../../electron/core/serve.ts';
import { parentTransport, type Transport } from '../../../electron/core/transport.ts';
import { ok } from '../../../shared/errors/result.ts';

const edit = z.object({
  id: z.number(),
  channel: z.literal('drafting.edit'),
  request: z.object({ seq: z.number() }),
});
const reply = z.object({ id: z.number() });

/** Answers edits as they come in; core takes them in as ever, and its own answer, after the commit, is kept back. */
function hasty(transport: Transport): Transport {
  const answered = new Set<number>();
  return {
    ...transport,
    post(message) {
      const late = reply.safeParse(message);
      if (!late.success || !answered.delete(late.data.id)) transport.post(message);
    },
    onMessage(listener) {
      transport.onMessage((message) => {
        const asked = edit.safeParse(message);
        if (asked.success) {
          const { id, request } = asked.data;
          transport.post({ id, result: ok({ seq: request.seq, savedAt: Date.now() }) });
          answered.add(id);
        }
        listener(message);
      });
    },
  };
}

if (!answerCheck()) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('usage: hasty-core <profile folder>');
  serve(systemPorts(import.meta.filename), folder, hasty(parentTransport()));
}
