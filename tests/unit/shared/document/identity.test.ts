import { describe, expect, it } from 'vitest';
import {
  assignIdentity,
  withAbsorbed,
  type BlockAfter,
  type BlockBefore,
} from '../../../../shared/document/identity.ts';
import { paragraph, uidOf } from '../../../support/units.ts';

/** `2k:text`: unit 2 in node k. After a command `?k:text` is a node without a uid. */
const parse = (block: string): { number: string; key: string; text: string } => {
  const [, number = '', key = '', text = ''] = /^(\d+|\?)(\w):(.*)$/su.exec(block) ?? [];
  return { number, key, text };
};
const before = (...blocks: string[]): BlockBefore[] =>
  blocks.map(parse).map(({ number, key, text }) => ({ uid: uidOf(Number(number)), key, text }));
const after = (...blocks: string[]): BlockAfter[] =>
  blocks
    .map(parse)
    .map(({ number, key, text }) => ({ uid: number === '?' ? null : uidOf(Number(number)), key, text }));

/** Uids as their numbers; new ones count from 100. */
function identity(from: BlockBefore[], to: BlockAfter[], known?: (number: number) => boolean) {
  const numberOf = (uid: string): number => Number.parseInt(uid.slice(-12), 16);
  let made = 100;
  const answer = assignIdentity({
    before: from,
    after: to,
    next: () => uidOf(made++),
    ...(known === undefined ? {} : { isKnown: (uid) => known(numberOf(uid)) }),
  });
  return {
    uids: answer.uids.map(numberOf),
    absorbed: [...answer.absorbed].map(([uid, joined]) => [numberOf(uid), joined.map(numberOf)]),
    splitFrom: [...answer.splitFrom].map(([uid, from]) => [numberOf(uid), numberOf(from)]),
  };
}
const plain = (...uids: number[]) => ({ uids, absorbed: [], splitFrom: [] });

describe('Enter', () => {
  it('with text on both sides: the first keeps the uid, the second says where it came from', () => {
    const split = { uids: [1, 2, 100, 3], absorbed: [], splitFrom: [[100, 2]] };
    const start = before('1a:x', '2b:first second', '3c:y');
    expect(identity(start, after('1a:x', '2b:first ', '?n:second', '3c:y'))).toEqual(split);
    // A node that was cloned carries the uid as well.
    expect(identity(start, after('1a:x', '2b:first ', '2n:second', '3c:y'))).toEqual(split);
  });

  it('at the start of a block: the part with text keeps the uid, also if its node is the new one', () => {
    expect(identity(before('1a:text'), after('1a:', '?n:text'))).toEqual(plain(100, 1));
    expect(identity(before('1a:text'), after('?n:', '1a:text'))).toEqual(plain(100, 1));
  });

  it('at the end of a block, or in an empty one: the new block is new', () => {
    expect(identity(before('1a:text'), after('1a:text', '?n:'))).toEqual(plain(1, 100));
    expect(identity(before('1a:'), after('1a:', '?n:'))).toEqual(plain(1, 100));
    expect(identity(before('1a:text'), after('1a:text', '1n:'))).toEqual(plain(1, 100));
  });

  it('over a selection: what is left behind it is split from the block', () => {
    expect(identity(before('1a:ab gone cd'), after('1a:ab', '?n:cd'))).toEqual({
      uids: [1, 100],
      absorbed: [],
      splitFrom: [[100, 1]],
    });
  });
});

describe('Backspace', () => {
  it('joins two blocks with text: the first survives and absorbs the second', () => {
    expect(identity(before('1a:one', '2b: two', '3c:z'), after('1a:one two', '3c:z'))).toEqual({
      uids: [1, 3],
      absorbed: [[1, [2]]],
      splitFrom: [],
    });
  });

  it.each([
    ['the first is empty, its node stays', before('1a:', '2b:two'), after('1a:two'), 2, 1],
    ['the first is empty, the other node stays', before('1a:', '2b:two'), after('2b:two'), 2, 1],
    ['the second is empty, its node goes', before('1a:one', '2b:\u200B'), after('1a:one'), 1, 2],
    ['the second is empty, its node stays', before('1a:one', '2b:'), after('2b:one'), 1, 2],
  ])('lets the one with text survive: %s', (_, from, to, survivor, other) => {
    expect(identity(from, to)).toEqual({ uids: [survivor], absorbed: [[survivor, [other]]], splitFrom: [] });
  });

  it('after Enter leaves no trace of a unit that nobody has seen', () => {
    const known = (number: number): boolean => number === 1;
    expect(identity(before('1a:one', '100b: two'), after('1a:one two'), known)).toEqual(plain(1));
    expect(identity(before('100a:', '1b:two'), after('1b:two'), known)).toEqual(plain(1));
  });

  it('over a selection from block to block joins what is left of the last one', () => {
    const joined = { uids: [1], absorbed: [[1, [3]]], splitFrom: [] };
    const start = before('1a:one xx', '2b:gone', '3c:yy three');
    expect(identity(start, after('1a:one three'))).toEqual(joined);
    expect(identity(start, after('1a:one typed three'))).toEqual(joined);
  });

  it('on whole blocks absorbs nothing: they are deleted', () => {
    expect(identity(before('1a:one', '2b:two', '3c:', '4d:four'), after('1a:one', '4d:four'))).toEqual(
      plain(1, 4),
    );
  });
});

describe('cut, copy and paste', () => {
  it('a block that is cut and pasted keeps its uid', () => {
    expect(identity(before('1a:one', '2b:two'), after('1a:one', '9n:cut', '2b:two'))).toEqual(plain(1, 9, 2));
  });

  it('a copy gets a new uid, before or behind the block it was copied from', () => {
    expect(identity(before('1a:one', '2b:two'), after('2n:two', '1a:one', '2b:two'))).toEqual(
      plain(100, 1, 2),
    );
    expect(identity(before('1a:one'), after('1a:one', '1n:one', '1m:one'))).toEqual(plain(1, 100, 101));
  });

  it('a copy of a block outside the stretch gets a new uid', () => {
    const answer = assignIdentity({
      before: before('1a:one'),
      after: after('1a:one', '7n:seven'),
      isTaken: (uid) => uid === uidOf(7),
      next: () => uidOf(100),
    });
    expect(answer.uids).toEqual([uidOf(1), uidOf(100)]);
  });

  it('a cut block pasted over another does not take that one’s uid, though both end in the same sign', () => {
    expect(identity(before('1a:one។', '2b:two។'), after('1a:one។', '9n:nine។'))).toEqual(plain(1, 9));
  });

  it('a paste of lines into a block splits off its tail', () => {
    expect(identity(before('1a:ab cd'), after('1a:ab first', '?m:second', '?n:third cd'))).toEqual({
      uids: [1, 100, 101],
      absorbed: [],
      splitFrom: [[101, 1]],
    });
  });
});

describe('a moved block', () => {
  it('keeps its uid, whether its node moves or a new one carries it', () => {
    const start = before('1a:one', '2b:two', '3c:three');
    expect(identity(start, after('3c:three', '1a:one', '2b:two'))).toEqual(plain(3, 1, 2));
    expect(identity(start, after('3n:three', '1a:one', '2b:two'))).toEqual(plain(3, 1, 2));
  });
});

describe('a change of type', () => {
  it('keeps the uid of a node that is replaced by a new one, also of an empty one', () => {
    expect(identity(before('1a:one', '2b:two'), after('1a:one', '?n:two'))).toEqual(plain(1, 2));
    expect(identity(before('1a:one', '2b:'), after('1a:one', '?n:'))).toEqual(plain(1, 2));
  });

  it('of paragraphs to a list: the first survives and absorbs the others', () => {
    expect(identity(before('1a:one', '2b:two', '3c:three'), after('?n:one\ntwo\nthree'))).toEqual({
      uids: [1],
      absorbed: [[1, [2, 3]]],
      splitFrom: [],
    });
  });

  it('of a list to paragraphs: the first keeps the uid, the others are split from it', () => {
    expect(identity(before('1a:one\ntwo'), after('?m:one', '?n:two'))).toEqual({
      uids: [1, 100],
      absorbed: [],
      splitFrom: [[100, 1]],
    });
  });
});

it('a survivor takes over what its absorbed units had absorbed, oldest first, each once', () => {
  const survivor = { ...paragraph('a'), absorbed: [uidOf(2)] };
  expect(withAbsorbed(survivor, [])).toBe(survivor);
  expect(
    withAbsorbed(survivor, [{ uid: uidOf(4), absorbed: [uidOf(3)] }, { uid: uidOf(2) }]).absorbed,
  ).toEqual([2, 3, 4].map(uidOf));
});
