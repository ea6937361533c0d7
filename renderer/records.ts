import type { JsonValue } from '../shared/document/model.ts';
import type { Bridge } from '../shared/ipc/contract.ts';

type Fields = Readonly<Record<string, JsonValue>>;

/** A named record's fields; empty where it does not exist or cannot be read now. */
export async function readFields(bridge: Bridge, name: string): Promise<Fields> {
  const answer = await bridge.call['records.read']({ name });
  return answer.ok && answer.value !== null ? answer.value.fields : {};
}

/**
 * Changes some fields of a record and keeps the others. Another window may write between reading and writing; the
 * write is then refused for its version and made once more on the newer record. For settings only: a failure is not
 * told, the choice just does not outlive the window.
 */
export async function writeFields(bridge: Bridge, name: string, changed: Fields): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const stored = await bridge.call['records.read']({ name });
    if (!stored.ok) return;
    const written = await bridge.call['records.write']({
      name,
      baseVersion: stored.value?.version ?? 0,
      fields: { ...stored.value?.fields, ...changed },
    });
    if (written.ok) return;
  }
}
