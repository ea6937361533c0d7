import { describe, expect, it } from 'vitest';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import type { DirectoryEntry } from '../../../../shared/directory/entry.ts';
import { readDirectory, stateAt, type Directory } from '../../../../shared/directory/read.ts';
import { hubKeyCounts, keyCounts, routeKey } from '../../../../shared/directory/state.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { idOfBody } from '../../../../shared/statements/signed.ts';
import {
  entryOf,
  GENESIS,
  personNamed,
  ROOTS,
  signerNamed,
  TWO_ROOTS,
  writeDirectory,
  type WrittenDirectory,
} from '../../../support/directory.ts';

const OFFICE = '0199a000-0000-4000-8000-000000000001';
const DEVICE = '0199a000-0000-4000-8000-0000000000d1';
const NAME = { km: 'សុខ', en: 'Sok' };
const SELECTOR = { kind: 'article', instrumentType: null };
const BOTH = [signerNamed('ana'), signerNamed('ben')];
const APPROVER = { office: OFFICE, role: 'approver' } as const;

/** Two administrators, a hub, and an approver with a key. */
function ministry(): WrittenDirectory {
  const written = writeDirectory();
  for (const person of ['ana', 'ben'])
    written.write({ type: 'delegate', key: signerNamed(person).key, person: personNamed(person) }, TWO_ROOTS);
  written.write({ type: 'hub', key: signerNamed('hub').key }, TWO_ROOTS);
  written.write(
    { type: 'enrol', person: personNamed('sok'), device: DEVICE, key: signerNamed('sok').key, name: NAME },
    BOTH,
  );
  written.write({ type: 'roles', person: personNamed('sok'), grants: [APPROVER] }, BOTH);
  return written;
}

const refusalOf = (entries: readonly DirectoryEntry[], of: Hash) => {
  const read = readDirectory(entries, of, isSigned);
  return read.ok ? 'read' : `${read.error.position}: ${read.error.problem}`;
};
const headOf = ({ entries }: WrittenDirectory): Hash => idOfBody(entries.at(-1)?.body ?? '');
const at = (directory: Directory, head: Hash) => {
  const state = stateAt(directory, head);
  if (state === null) throw new Error('no such head');
  return state;
};

describe('a directory', () => {
  it('says what its entries said, behind the last', () => {
    const written = ministry();
    const { state } = written.read();
    expect(state.ministry).toBe(idOfBody(written.entries[0]?.body ?? ''));
    expect(state.head).toBe(headOf(written));
    expect(keyCounts(state, signerNamed('sok').key, APPROVER)).toEqual({
      counts: true,
      person: personNamed('sok'),
    });
    expect(keyCounts(state, signerNamed('sok').key, { office: OFFICE, role: 'publisher' })).toEqual({
      counts: false,
      why: 'noRole',
    });
    expect(keyCounts(state, signerNamed('ana').key, APPROVER)).toEqual({ counts: false, why: 'notEnrolled' });
    expect(hubKeyCounts(state, signerNamed('hub').key)).toBe(true);
    expect(hubKeyCounts(state, signerNamed('sok').key)).toBe(false);
  });

  it('of another ministry is refused, and one of which an entry is another’s', () => {
    const [mine, theirs] = [ministry(), writeDirectory({ ...GENESIS, name: { km: 'ក', en: 'Other' } })];
    expect(refusalOf(theirs.entries, mine.ministry)).toBe('0: otherMinistry');
    const strange = theirs.write({ type: 'hub', key: signerNamed('hub').key }, TWO_ROOTS);
    expect(refusalOf([...mine.entries, strange], mine.ministry)).toBe('6: otherMinistry');
    expect(refusalOf([], mine.ministry)).toBe('0: genesis');
    expect(refusalOf(mine.entries.slice(1), mine.ministry)).toBe('0: genesis');
    expect(refusalOf([...mine.entries, ...mine.entries.slice(0, 1)], mine.ministry)).toBe('6: genesis');
  });

  it('that was forked is refused, and both entries of one place are named', () => {
    const written = ministry();
    const [, , second, third] = written.entries;
    const other = entryOf({ ...JSON.parse(third?.body ?? ''), key: signerNamed('other hub').key }, TWO_ROOTS);
    const read = readDirectory([...written.entries, other], written.ministry, isSigned);
    expect(read).toEqual({
      ok: false,
      error: {
        position: 6,
        problem: 'fork',
        prev: idOfBody(second?.body ?? ''),
        known: idOfBody(third?.body ?? ''),
        other: idOfBody(other.body),
      },
    });
  });

  it('that lacks an entry, has one twice or has another order is refused', () => {
    const { entries, ministry: of } = ministry();
    expect(refusalOf(entries.toSpliced(2, 1), of)).toBe('2: gap');
    expect(refusalOf([...entries.slice(0, 3), ...entries.slice(2)], of)).toBe('3: gap');
    expect(refusalOf([...entries.slice(0, 2), ...entries.slice(2, 4).toReversed()], of)).toBe('2: gap');
  });

  it('begins with the signatures of its own custodians', () => {
    for (const [signers, said] of [
      [ROOTS, 'read'],
      [ROOTS.slice(0, 1), '0: tooFewSigners'],
      [[...TWO_ROOTS, signerNamed('stranger')], '0: wrongSigner'],
    ] as const) {
      const entry = entryOf(GENESIS, signers);
      expect(refusalOf([entry], idOfBody(entry.body))).toBe(said);
    }
  });

  it.each([
    ['more signatures than custodians', { threshold: 4 }],
    ['no signature', { threshold: 0 }],
    [
      'one custodian twice',
      {
        roots: [
          { key: signerNamed('a').key, person: 'aa' },
          { key: signerNamed('b').key, person: 'aa' },
        ],
      },
    ],
    [
      'one key twice',
      {
        roots: [
          { key: signerNamed('a').key, person: 'aa' },
          { key: signerNamed('a').key, person: 'bb' },
        ],
      },
    ],
    [
      'a name in letters that look like others',
      { roots: [{ key: signerNamed('a').key, person: 'sоk' }], threshold: 1 },
    ],
    ['a field that nobody knows', { more: true }],
    ['another format', { format: 'sastra.directory.2' }],
  ])('does not begin with %s', (_what, change) => {
    const entry = entryOf({ ...GENESIS, ...change }, TWO_ROOTS);
    expect(refusalOf([entry], idOfBody(entry.body))).toBe('0: otherForm');
  });
});

describe('a key', () => {
  it('that was revoked signs nothing afterwards, and what it signed before stands', () => {
    const written = ministry();
    const before = headOf(written);
    written.write({ type: 'revoke', key: signerNamed('sok').key }, [signerNamed('ana')]);
    written.write({ type: 'revoke', key: signerNamed('ben').key }, [signerNamed('ana')]);
    const directory = written.read();
    const sok = signerNamed('sok').key;
    expect(keyCounts(directory.state, sok, APPROVER)).toEqual({ counts: false, why: 'revoked' });
    // The hub countersigned with this head: whatever time the desk had written, that is what counts.
    expect(keyCounts(at(directory, before), sok, APPROVER).counts).toBe(true);
    expect(stateAt(directory, branded('0'.repeat(64)))).toBeNull();
    written.write({ type: 'roles', person: personNamed('new'), grants: [] }, [signerNamed('ben')]);
    expect(() => written.read()).toThrow('revokedSigner');
  });

  it('that was revoked is not enrolled anew; another of the same person is', () => {
    const written = ministry();
    written.write({ type: 'revoke', key: signerNamed('sok').key }, [signerNamed('ana')]);
    const enrol = { type: 'enrol', person: personNamed('sok'), device: DEVICE, name: NAME } as const;
    const again = entryOf(written.next({ ...enrol, key: signerNamed('sok').key }), BOTH);
    expect(refusalOf([...written.entries, again], written.ministry)).toBe('7: keyRevoked');
    written.write({ ...enrol, key: signerNamed('sok, new laptop').key }, BOTH);
    expect(keyCounts(written.read().state, signerNamed('sok, new laptop').key, APPROVER).counts).toBe(true);
  });

  it('for which one person vouched does not approve until a second one has', () => {
    const written = ministry();
    const enrol = {
      type: 'enrol',
      person: personNamed('dara'),
      device: DEVICE,
      key: signerNamed('dara').key,
      name: NAME,
    } as const;
    written.write(enrol, [signerNamed('ana')]);
    written.write(
      { type: 'roles', person: personNamed('dara'), grants: [APPROVER, { office: OFFICE, role: 'drafter' }] },
      BOTH,
    );
    const counts = (role: 'approver' | 'drafter') =>
      keyCounts(written.read().state, signerNamed('dara').key, { office: OFFICE, role });
    expect(counts('approver')).toEqual({ counts: false, why: 'vouchedByOne' });
    expect(counts('drafter').counts).toBe(true);
    written.write(enrol, BOTH);
    expect(counts('approver').counts).toBe(true);
    written.write(enrol, BOTH);
    expect(() => written.read()).toThrow('keyKnown');
  });

  it.each([
    [
      'a custodian’s',
      { type: 'enrol', person: personNamed('x'), device: DEVICE, key: ROOTS[0]?.key, name: NAME },
      'keyOfAnother',
    ],
    [
      'the hub’s',
      { type: 'enrol', person: personNamed('x'), device: DEVICE, key: signerNamed('hub').key, name: NAME },
      'keyOfAnother',
    ],
    [
      'somebody else’s',
      { type: 'enrol', person: personNamed('x'), device: DEVICE, key: signerNamed('sok').key, name: NAME },
      'keyOfAnother',
    ],
    [
      'an administrator’s',
      { type: 'delegate', person: personNamed('x'), key: signerNamed('ana').key },
      'keyOfAnother',
    ],
    [
      'known as that',
      { type: 'delegate', person: personNamed('ana'), key: signerNamed('ana').key },
      'keyKnown',
    ],
    ['the hub’s already', { type: 'hub', key: signerNamed('hub').key }, 'keyKnown'],
    ['a person’s', { type: 'hub', key: signerNamed('sok').key }, 'keyOfAnother'],
    ['nobody’s', { type: 'revoke', key: signerNamed('stranger').key }, 'unknownKey'],
    ['a custodian’s, which is rotated', { type: 'revoke', key: ROOTS[0]?.key }, 'unknownKey'],
    [
      'a person’s that is to be a custodian’s',
      { type: 'rotate', roots: [{ key: signerNamed('sok').key, person: 'sok' }], threshold: 1 },
      'keyOfAnother',
    ],
  ])('is refused where it is %s', (_what, said, problem) => {
    const written = ministry();
    const entry = entryOf(
      { ...(written.next({ type: 'hub', key: signerNamed('x').key }) as object), key: undefined, ...said },
      ROOTS.slice(1),
    );
    expect(refusalOf([...written.entries, entry], written.ministry)).toBe(`6: ${problem}`);
  });

  it('of an administrator may be enrolled as theirs', () => {
    const written = ministry();
    written.write(
      { type: 'enrol', person: personNamed('ana'), device: DEVICE, key: signerNamed('ana').key, name: NAME },
      [signerNamed('ben')],
    );
    expect(written.read().state.enrolled.get(signerNamed('ana').key)?.person).toBe(personNamed('ana'));
  });
});

describe('custodians', () => {
  it('replace one who was lost, and the lost key signs nothing more', () => {
    const written = ministry();
    const roots = [
      { key: ROOTS[0]?.key, person: 'root-one' },
      { key: ROOTS[1]?.key, person: 'root-two' },
      { key: signerNamed('new root').key, person: 'root-new' },
    ].flatMap(({ key, person }) => (key === undefined ? [] : [{ key, person }]));
    written.write({ type: 'rotate', roots, threshold: 2 }, TWO_ROOTS);
    const said = { type: 'hub', key: signerNamed('second hub').key } as const;
    const lost = entryOf(written.next(said), ROOTS.slice(1));
    expect(refusalOf([...written.entries, lost], written.ministry)).toBe('7: wrongSigner');
    written.write(said, [signerNamed('new root'), ...ROOTS.slice(1, 2)]);
    expect(written.read().state.hubs.size).toBe(2);
  });
});

describe('a route', () => {
  it('stands until it is taken back', () => {
    const written = ministry();
    const said = { type: 'route', office: OFFICE, selector: SELECTOR } as const;
    written.write({ ...said, route: { steps: ['one'] } }, BOTH);
    const before = headOf(written);
    written.write({ ...said, route: null }, BOTH);
    const directory = written.read();
    expect(at(directory, before).routes.get(routeKey(OFFICE, SELECTOR))).toEqual({ steps: ['one'] });
    expect(directory.state.routes.size).toBe(0);
  });
});
