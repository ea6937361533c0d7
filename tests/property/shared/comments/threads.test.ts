import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threadsOf, type CommentAct } from '../../../../shared/comments/threads.ts';
import { beginning, saying } from '../../../support/comments.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { uidOf } from '../../../support/units.ts';

const PEOPLE = ['a', 'b', null] as const;

/** Acts as a log may have them, each about something that stands before it. */
const log: fc.Arbitrary<readonly CommentAct[]> = fc
  .array(
    fc.record({
      who: fc.constantFrom(...PEOPLE),
      act: fc.constantFrom('begin', 'reply', 'edit', 'takeBack', 'resolve', 'reopen'),
      about: fc.nat({ max: 30 }),
    }),
    { maxLength: 25 },
  )
  .map((drawn) => {
    const threads: string[] = [];
    const comments: string[] = [];
    return drawn.flatMap(({ who, act, about }, place): readonly CommentAct[] => {
      const opId: string = uidOf(place + 1);
      const said = saying(`w${place}`);
      const thread = threads[about % threads.length];
      const comment = comments[about % comments.length];
      if (act === 'begin') threads.push(opId);
      if (act === 'begin') {
        comments.push(opId);
        return [{ opId, who, payload: beginning(uidOf(500), said) }];
      }
      if (thread === undefined || comment === undefined) return [];
      if (act === 'reply') {
        comments.push(opId);
        return [{ opId, who, payload: { version: 1, act, thread, said } }];
      }
      if (act === 'edit') return [{ opId, who, payload: { version: 1, act, comment, said } }];
      if (act === 'takeBack') return [{ opId, who, payload: { version: 1, act, comment } }];
      return [{ opId, who, payload: { version: 1, act, thread } }];
    });
  });

type Fold = typeof threadsOf;

const losesNothing =
  (fold: Fold): (() => void) =>
  () =>
    fc.assert(
      fc.property(log, (acts) => {
        const seen = fold(acts).flatMap(({ comments }) => comments.map(({ id }) => id));
        expect(new Set(seen).size).toBe(seen.length);
        const taken = new Set(
          acts.flatMap(({ payload }) => (payload.act === 'takeBack' ? [payload.comment] : [])),
        );
        for (const { opId, payload } of acts)
          if ((payload.act === 'begin' || payload.act === 'reply') && !taken.has(opId))
            expect(seen).toContain(opId);
      }),
      { numRuns: runs(300) },
    );

describe('threads', () => {
  it('have every comment that was not taken back, once', losesNothing(threadsOf));

  it('would be seen to lose what was said behind a resolution', () => {
    expectCaught(
      losesNothing((acts) =>
        threadsOf(acts).map((thread) =>
          Object.assign(
            {},
            thread,
            thread.resolved === null ? {} : { comments: thread.comments.slice(0, 1) },
          ),
        ),
      ),
    );
  });

  it('are the same when acts come twice, and when beginnings come late', () => {
    fc.assert(
      fc.property(log, (acts) => {
        const late = [
          ...acts.filter(({ payload }) => payload.act !== 'begin'),
          ...acts.filter(({ payload }) => payload.act === 'begin'),
        ];
        expect(threadsOf([...acts, ...acts])).toEqual(threadsOf(acts));
        expect(threadsOf(late)).toEqual(threadsOf(acts));
      }),
      { numRuns: runs(300) },
    );
  });

  it('are resolved as the last of the order says, and say only what their own author made of them', () => {
    fc.assert(
      fc.property(log, (acts) => {
        for (const { id, resolved, comments } of threadsOf(acts)) {
          const about = acts.filter(({ payload }) => 'thread' in payload && payload.thread === id);
          const last = about.findLast(({ payload }) => payload.act === 'resolve' || payload.act === 'reopen');
          expect(resolved === null).toBe(last?.payload.act !== 'resolve');
          for (const { id: comment, who, editedBy } of comments) {
            const by = acts.find(({ opId }) => opId === editedBy);
            expect(by === undefined || (by.who === who && who !== null)).toBe(true);
            const own = acts.findLast(
              ({ payload, who: other }) =>
                'comment' in payload && payload.comment === comment && other === who && who !== null,
            );
            expect(editedBy).toBe(own?.opId ?? null);
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
