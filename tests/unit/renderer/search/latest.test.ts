import { describe, expect, it } from 'vitest';
import { createLatest } from '../../../../renderer/search/latest.ts';

/** Answers come when the test lets them. */
function held(): {
  readonly asked: string[];
  readonly told: string[];
  readonly ask: (question: string) => void;
  readonly release: () => Promise<void>;
} {
  const asked: string[] = [];
  const told: string[] = [];
  const waiting: PromiseWithResolvers<string>[] = [];
  const latest = createLatest(
    (question: string) => {
      asked.push(question);
      const answer = Promise.withResolvers<string>();
      waiting.push(answer);
      return answer.promise;
    },
    (question, answer) => told.push(`${question}: ${answer}`),
  );
  return {
    asked,
    told,
    ask: latest.ask,
    async release() {
      waiting.shift()?.resolve('answer');
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('asking for the latest', () => {
  it('asks at once, one question at a time, and of those that wait the last', async () => {
    const { asked, told, ask, release } = held();
    for (const question of ['a', 'ab', 'abc']) ask(question);
    expect(asked).toEqual(['a']);
    await release();
    expect(asked).toEqual(['a', 'abc']);
    await release();
    expect(told).toEqual(['abc: answer']);
  });

  it('tells what nothing has overtaken, and can be asked again', async () => {
    const { told, ask, release } = held();
    ask('a');
    await release();
    ask('b');
    await release();
    expect(told).toEqual(['a: answer', 'b: answer']);
  });
});
