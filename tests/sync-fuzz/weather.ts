/** What becomes of what is on its way: it arrives, late, twice or never, and so do the answers. */
import type { Result } from '../../shared/errors/result.ts';
import type { LineProblem } from '../../electron/core/sync/line.ts';
import type { PullAnswer } from '../../shared/sync/pull.ts';
import type { PushAnswer } from '../../shared/sync/push.ts';
import { NO_LINE, type Message } from './network.ts';
import { settle, type World } from './world.ts';

type Answer = Result<unknown, LineProblem>;

/** The newest answer of each desk to each question: what a proxy on the way might say again. */
export type Remembered = Map<string, Answer>;

/** Moves one message on, as chance has it. */
export async function move(world: World, message: Message, remembered: Remembered): Promise<void> {
  await (message.answer === null
    ? moveQuestion(world, message)
    : moveAnswer(world, message, message.answer, remembered));
  await settle();
}

/** Everything arrives, once, and is answered, in this order. */
export async function carry(world: World, message: Message): Promise<void> {
  const answer = message.answer ?? (await world.arrive(message));
  world.trace.note(`${nameOf(message)} arrives: ${told(message, answer)}`);
  world.network.drop(message);
  world.network.hear(message, answer);
  await settle();
}

async function moveQuestion({ network, random, trace, arrive, hub }: World, message: Message): Promise<void> {
  const giveUp = (): void => network.hear(message, NO_LINE);
  const fate = random.weighted([
    [75, 'arrives'],
    [8, 'is lost'],
    [message.isAwaited ? 8 : 0, 'is late'],
    [9, 'arrives twice'],
    [message.question === 'push' ? 5 : 0, 'finds the hub dying'],
  ] as const);
  const name = nameOf(message);
  if (fate === 'is lost' || fate === 'is late') {
    trace.note(`${name} ${fate}`);
    if (fate === 'is lost') network.drop(message);
    giveUp();
    return;
  }
  if (fate === 'finds the hub dying') {
    const isCommitted = random.chance(0.5);
    await hub.crashIn(() => arrive(message), isCommitted);
    trace.note(`${name} ${fate} ${isCommitted ? 'behind' : 'before'} its commit`);
    network.drop(message);
    giveUp();
    return;
  }
  const first = await arrive(message);
  const answer = fate === 'arrives twice' && random.chance(0.5) ? await arrive(message) : first;
  if (fate === 'arrives twice' && answer === first) await arrive(message);
  trace.note(`${name} ${fate}: ${told(message, answer)}`);
  // Nobody waits for it any more.
  if (!message.isAwaited) network.drop(message);
  else message.answer = answer;
}

async function moveAnswer(
  { network, random, trace }: World,
  message: Message,
  answer: Answer,
  remembered: Remembered,
): Promise<void> {
  network.drop(message);
  const key = `${message.desk} ${message.question}`;
  const old = remembered.get(key);
  const fate = random.weighted([
    [85, 'heard'],
    [11, 'cut off'],
    [old === undefined ? 0 : 4, 'answered from before'],
  ] as const);
  trace.note(`${nameOf(message)} is ${fate}`);
  if (fate === 'heard') {
    remembered.set(key, answer);
    network.hear(message, answer);
  } else network.hear(message, fate === 'cut off' ? NO_LINE : (old ?? NO_LINE));
  await Promise.resolve();
}

const nameOf = ({ number, desk, question }: Message): string => `${desk} ${question} #${number}`;

/** What of an answer is the same in every run: no time, no signature, nobody's chance ids. */
function told({ question }: Message, answer: Answer): string {
  if (!answer.ok) return answer.error.kind === 'refused' ? `refused ${answer.error.code}` : answer.error.kind;
  if (question === 'push')
    return (answer.value as PushAnswer).answers
      .map((one) =>
        one.outcome === 'accepted'
          ? `${one.opId}=${one.seq} ${one.place}`
          : `${one.opId} refused ${one.reason}`,
      )
      .join(', ');
  if (question === 'pull') {
    const { ops, head } = answer.value as PullAnswer;
    return `${ops.map(({ seq, opId }) => `${seq} ${opId}`).join(', ')} of ${head.seq}`;
  }
  return 'answered';
}
