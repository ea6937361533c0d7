import { describe, expect, it } from 'vitest';
import { describeError } from '../../../../hub/http/log.ts';
import { StartRefusal } from '../../../../hub/refusal.ts';

const SECRET = 'ពាក្យសម្ងាត់';

describe('what the log says of an error', () => {
  it('is its kind, its code and its place, and none of its words', () => {
    const error = Object.assign(new TypeError(`invalid input syntax: "${SECRET}"\n    at ${SECRET}`), {
      code: '22P02',
      detail: SECRET,
    });
    const described = describeError(error);
    expect(described).toMatchObject({ type: 'TypeError', message: '22P02' });
    expect(described.stack).toContain('log.test.ts');
    expect(JSON.stringify(described)).not.toContain(SECRET);
  });

  it('is the sentence of a refusal to start, which is made to be read', () => {
    expect(describeError(new StartRefusal('The disk is full.')).message).toBe('The disk is full.');
  });

  it('is nothing of what is thrown and is no error', () => {
    expect(JSON.stringify(describeError(SECRET))).not.toContain(SECRET);
  });
});
