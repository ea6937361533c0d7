import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../shared/errors/result.ts';
import { arrived, carry, requestOf, unpacked, type CarryingBridge } from '../../../../shared/ipc/carried.ts';

const DOCUMENT = ok({ units: { km: [{ content: 'ក' }], en: [] } });

describe('an answer of core', () => {
  it('travels as text where it holds a whole document, and arrives as it was', () => {
    expect(typeof carry('documents.open', DOCUMENT)).toBe('string');
    expect(arrived(carry('documents.open', DOCUMENT))).toEqual(DOCUMENT);
    expect(arrived(carry('history.read', fail({ code: 'notFound' })))).toEqual(fail({ code: 'notFound' }));
  });

  it('travels as it is where it is small, or holds bytes', () => {
    const bytes = ok({ bytes: new Uint8Array([1, 2]) });
    expect(carry('exchange.file', bytes)).toBe(bytes);
  });

  it('is unpacked for the page, whichever way it came', async () => {
    const asked: unknown[] = [];
    const answering = (answer: unknown) => (request: unknown) => {
      asked.push(request);
      return Promise.resolve(answer);
    };
    const bridge = unpacked({
      call: {
        'documents.open': answering(carry('documents.open', DOCUMENT)),
        'core.state': answering(ok(1)),
      },
      on: () => () => undefined,
    } as unknown as CarryingBridge);
    expect(await bridge.call['documents.open']({ documentId: 'a' })).toEqual(DOCUMENT);
    expect(await bridge.call['core.state']({})).toEqual(ok(1));
    expect(asked).toEqual([{ documentId: 'a' }, {}]);
  });
});

describe('an edit', () => {
  const EDIT = { documentId: 'a', session: 's', seq: 1, units: [{ content: 'ក' }], fields: [] };

  it('leaves the page as text, and is asked as it was', async () => {
    const sent: unknown[] = [];
    const call = {
      'drafting.edit': (request: unknown) => {
        sent.push(request);
        return Promise.resolve(ok(1));
      },
    };
    const bridge = unpacked({ call, on: () => () => undefined } as unknown as CarryingBridge);
    await bridge.call['drafting.edit'](EDIT as never);
    expect(typeof sent[0]).toBe('string');
    expect(requestOf('drafting.edit', sent[0])).toEqual(EDIT);
  });

  it('may come as an object, and is no request where its text is no JSON', () => {
    expect(requestOf('drafting.edit', EDIT)).toBe(EDIT);
    expect(requestOf('drafting.edit', '{"documentId":')).toBeUndefined();
  });

  it('is the only request that is looked for in a text', () => {
    expect(requestOf('records.read', '{"name":"x"}')).toBe('{"name":"x"}');
  });
});
