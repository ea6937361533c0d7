import { describe, expect, it } from 'vitest';
import { saysInUse, saysPortTaken, sentenceFor } from '../../../../hub/embedded/complaints.ts';

describe('what PostgreSQL says when it does not start', () => {
  it.each([
    ['initdb: error: could not write to file "x": No space left on device', 'is full'],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'can only be read'],
    ['FATAL:  data directory "/x" has wrong ownership', 'HUB_DATABASE_ACCOUNT'],
    ['FATAL:  could not open directory "/x": Permission denied', 'HUB_DATABASE_ACCOUNT'],
  ])('"%s" becomes a sentence that says what can be done', (said, what) => {
    expect(sentenceFor(said, '/data')).toContain(what);
    expect(sentenceFor(said, '/data')).toContain('/data');
  });

  it('passes on the reason that it has no sentence for', () => {
    const said = 'LOG:  starting\nPANIC:  could not locate a valid checkpoint record at 0/1\n';
    expect(sentenceFor(said, '/data')).toContain('(could not locate a valid checkpoint record at 0/1)');
  });

  it('tells a folder and a port that others have from what is broken', () => {
    expect(saysInUse('FATAL:  lock file "postmaster.pid" already exists')).toBe(true);
    expect(saysPortTaken('FATAL:  could not create any TCP/IP sockets')).toBe(true);
    expect(saysInUse('PANIC:  broken') || saysPortTaken('PANIC:  broken')).toBe(false);
  });
});
