import { beforeAll, describe, expect, it } from 'vitest';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import { extendDirectory, type Directory } from '../../../../shared/directory/read.ts';
import type { Signer } from '../../../../shared/statements/signed.ts';
import {
  entryOf,
  personNamed,
  ROOTS,
  signerNamed,
  TWO_ROOTS,
  writeDirectory,
} from '../../../support/directory.ts';
import type { Said, WrittenDirectory } from '../../../support/directory.ts';

const OFFICE = '0199a000-0000-4000-8000-000000000001';
const DEVICE = '0199a000-0000-4000-8000-0000000000d1';
const name = { km: 'សុខ', en: 'Sok' };

let written: WrittenDirectory;
let directory: Directory;
beforeAll(() => {
  written = writeDirectory();
  const key = (of: string) => signerNamed(of).key;
  const delegate = (of: string, person = of): void =>
    void written.write({ type: 'delegate', key: key(of), person: personNamed(person) }, TWO_ROOTS);
  delegate('ana');
  delegate('ben');
  delegate('ana, second key', 'ana');
  delegate('gone');
  written.write({ type: 'revoke', key: key('gone') }, [signerNamed('ana')]);
  written.write({ type: 'hub', key: key('hub') }, TWO_ROOTS);
  for (const person of ['drafter', 'approver'])
    written.write({ type: 'enrol', person: personNamed(person), device: DEVICE, key: key(person), name }, [
      signerNamed('ana'),
      signerNamed('ben'),
    ]);
  written.write(
    { type: 'roles', person: personNamed('approver'), grants: [{ office: OFFICE, role: 'approver' }] },
    [signerNamed('ana'), signerNamed('ben')],
  );
  directory = written.read();
});

const [one, two] = ROOTS;
if (one === undefined || two === undefined) throw new Error('no roots');
const SIGNERS = {
  nobody: [],
  'one custodian': [one],
  'two custodians': [one, two],
  'three custodians': ROOTS,
  'one administrator': [signerNamed('ana')],
  'two administrators': [signerNamed('ana'), signerNamed('ben')],
  'one administrator with two keys': [signerNamed('ana'), signerNamed('ana, second key')],
  'a custodian and an administrator': [one, signerNamed('ana')],
  'two custodians and an administrator': [one, two, signerNamed('ana')],
  'a revoked administrator beside others': [signerNamed('ana'), signerNamed('ben'), signerNamed('gone')],
  'somebody enrolled': [signerNamed('drafter')],
  'somebody enrolled beside custodians': [one, two, signerNamed('drafter')],
  'the hub': [signerNamed('hub')],
  'a stranger': [signerNamed('stranger')],
  'one key twice': [one, one, two],
} as const satisfies Record<string, readonly Signer[]>;

/** In the order of SIGNERS. */
type Verdicts = readonly string[];
const BY_ROOTS: Verdicts = [
  'tooFewSigners',
  'tooFewSigners',
  'yes',
  'yes',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'signedTwice',
];
const BY_ONE: Verdicts = [
  'tooFewSigners',
  'tooFewSigners',
  'yes',
  'yes',
  'yes',
  'yes',
  'yes',
  'yes',
  'yes',
  'revokedSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'signedTwice',
];
const BY_TWO: Verdicts = [
  'tooFewSigners',
  'tooFewSigners',
  'yes',
  'yes',
  'tooFewSigners',
  'yes',
  'tooFewSigners',
  'tooFewSigners',
  'yes',
  'revokedSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'wrongSigner',
  'signedTwice',
];

const key = signerNamed('new').key;
const enrolled = (person: string): Said => ({
  type: 'enrol',
  person: personNamed(person),
  device: DEVICE,
  key,
  name,
});
const roles = (
  person: string,
  ...grants: readonly ('drafter' | 'approver' | 'registrar' | 'publisher' | 'reviewer')[]
): Said => ({
  type: 'roles',
  person: personNamed(person),
  grants: grants.map((role) => ({ office: OFFICE, role })),
});
const TABLE: readonly (readonly [what: string, said: Said, verdicts: Verdicts])[] = [
  ['rotating', { type: 'rotate', roots: [{ key, person: 'root-four' }], threshold: 1 }, BY_ROOTS],
  ['a key of the hub', { type: 'hub', key }, BY_ROOTS],
  ['an administrator', { type: 'delegate', key, person: personNamed('new') }, BY_ROOTS],
  ['enrolling somebody', enrolled('new'), BY_ONE],
  ['another key of a drafter', enrolled('drafter'), BY_ONE],
  ['another key of an approver', enrolled('approver'), BY_TWO],
  ['the role of a drafter', roles('new', 'drafter', 'reviewer'), BY_ONE],
  ['the role of an approver', roles('new', 'drafter', 'approver'), BY_TWO],
  ['the role of a registrar', roles('new', 'registrar'), BY_TWO],
  ['the role of a publisher', roles('new', 'publisher'), BY_TWO],
  ['taking an approver’s roles', roles('approver'), BY_TWO],
  [
    'a route',
    {
      type: 'route',
      office: OFFICE,
      selector: { kind: 'article', instrumentType: null },
      route: { steps: [] },
    },
    BY_TWO,
  ],
  ['revoking somebody’s key', { type: 'revoke', key: signerNamed('drafter').key }, BY_ONE],
  ['revoking an approver’s key', { type: 'revoke', key: signerNamed('approver').key }, BY_ONE],
  ['revoking an administrator’s key', { type: 'revoke', key: signerNamed('ben').key }, BY_ONE],
  ['revoking the hub’s key', { type: 'revoke', key: signerNamed('hub').key }, BY_ROOTS],
];

const verdict = (said: Said, signers: readonly Signer[]): string => {
  const extended = extendDirectory(directory, [entryOf(written.next(said), signers)], isSigned);
  return extended.ok ? 'yes' : extended.error.problem;
};

describe('who has to sign', () => {
  it.each(TABLE)('%s', (_what, said, verdicts) => {
    const found = Object.entries(SIGNERS).map(([who, signers]) => [who, verdict(said, signers)]);
    expect(found).toEqual(Object.keys(SIGNERS).map((who, place) => [who, verdicts[place]]));
  });

  it('every type is in the table, with every group of signers', () => {
    expect(new Set(TABLE.map(([, { type }]) => type)).size).toBe(7);
    for (const [, , verdicts] of TABLE) expect(verdicts).toHaveLength(Object.keys(SIGNERS).length);
  });

  it.each([
    ['a key', enrolled('ana')],
    ['roles', roles('ana', 'drafter')],
  ] as const)('nobody signs for %s of their own, whoever else signs', (_what, said) => {
    expect(verdict(said, [signerNamed('ana')])).toBe('ownKey');
    expect(verdict(said, [signerNamed('ana, second key'), signerNamed('ben')])).toBe('ownKey');
    expect(verdict(said, [signerNamed('ben')])).toBe('yes');
  });

  it('a custodian who becomes an administrator does not sign that', () => {
    const said: Said = { type: 'delegate', key, person: 'root-one' };
    expect(verdict(said, TWO_ROOTS)).toBe('ownKey');
    expect(verdict(said, ROOTS.slice(1))).toBe('yes');
  });

  it('who lost a key says so without anybody else', () => {
    expect(verdict({ type: 'revoke', key: signerNamed('ana').key }, [signerNamed('ana')])).toBe('yes');
  });
});
