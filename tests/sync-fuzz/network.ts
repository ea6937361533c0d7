/**
 * What is between the desks and their hub. Nothing passes by itself: each request and each answer waits until the
 * simulation says what becomes of it.
 */
import { fail, type Result } from '../../shared/errors/result.ts';
import type { Line, LineProblem } from '../../electron/core/sync/line.ts';
import type { HubEvent } from '../../shared/sync/events.ts';

export type Question = Exclude<keyof Line, 'listen' | 'presence'>;

export interface Message {
  readonly number: number;
  readonly desk: string;
  readonly question: Question;
  readonly asked: unknown;
  /** The hub's answer, on its way back; null: the question is on its way there. */
  answer: Result<unknown, LineProblem> | null;
  /** Whether the desk still waits; one that gave up, or that is gone, hears nothing any more. */
  isAwaited: boolean;
  readonly settle: (answer: Result<unknown, LineProblem>) => void;
}

interface Listener {
  readonly desk: string;
  readonly hear: (news: HubEvent) => void;
  readonly onEnd: () => void;
}

export interface Network {
  /** A line of that desk; `isUp` is asked at each question. */
  readonly line: (desk: string, isUp: () => boolean) => Line;
  readonly messages: () => readonly Message[];
  /** It has arrived, or never will. */
  readonly drop: (message: Message) => void;
  /** The desk hears this in answer, if it still waits. */
  readonly hear: (message: Message, answer: Result<unknown, LineProblem>) => void;
  /** The desk is gone: nothing that it asked for reaches it, though questions still reach the hub. */
  readonly forsake: (desk: string) => void;
  readonly listeners: () => readonly Listener[];
  readonly endListening: (listener: Listener) => void;
}

export const NO_LINE: Result<never, LineProblem> = fail({ kind: 'noLine' });

export function createNetwork(): Network {
  let count = 0;
  let messages: Message[] = [];
  let listeners: Listener[] = [];

  const hear: Network['hear'] = (message, answer) => {
    if (!message.isAwaited) return;
    message.isAwaited = false;
    message.settle(answer);
  };

  return {
    line(desk, isUp) {
      const ask = <A>(question: Question, asked: unknown): Promise<Result<A, LineProblem>> => {
        if (!isUp()) return Promise.resolve(NO_LINE);
        count += 1;
        const number = count;
        return new Promise((resolve) => {
          messages.push({
            number,
            desk,
            question,
            asked,
            answer: null,
            isAwaited: true,
            settle: (answer) => resolve(answer as Result<A, LineProblem>),
          });
        });
      };
      return {
        hello: () => ask('hello', null),
        streams: () => ask('streams', null),
        push: (request) => ask('push', request),
        pull: (query) => ask('pull', query),
        digest: (query) => ask('digest', query),
        // Nobody sits at these desks.
        presence: () => Promise.resolve(NO_LINE),
        listen(told, onEnd) {
          const listener = { desk, hear: told, onEnd };
          listeners.push(listener);
          return () => {
            listeners = listeners.filter((other) => other !== listener);
          };
        },
      };
    },
    messages: () => messages,
    drop(message) {
      messages = messages.filter((other) => other !== message);
    },
    hear,
    forsake(desk) {
      listeners = listeners.filter((listener) => listener.desk !== desk);
      // Its engine ends on this; what it would do then goes to files that nobody opens again.
      for (const message of messages) if (message.desk === desk) hear(message, NO_LINE);
    },
    listeners: () => listeners,
    endListening(listener) {
      listeners = listeners.filter((other) => other !== listener);
      listener.onEnd();
    },
  };
}
