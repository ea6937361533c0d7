/**
 * Messages between the app and the isolated world of a page's present document. An answer goes to the document that
 * asked and to no other; what the app sends between two documents waits for the next preload.
 */
import { BINDING, WORLD } from './bridge/worlds.ts';
import type { HostMessage, PageMessage } from './bridge/messages.ts';
import type { CdpSession } from './cdp.ts';
import { makeCodec } from './codec.ts';

/** Answers one document. Throws where the value cannot be cloned. */
export type Answer = (message: HostMessage) => void;

interface ContextCreated {
  readonly context: {
    readonly id: number;
    readonly name: string;
    readonly auxData?: { readonly frameId?: string };
  };
}

interface BindingCalled {
  readonly name: string;
  readonly payload: string;
  readonly executionContextId: number;
}

const codec = makeCodec();

export class DocumentChannel {
  readonly #receive: (message: PageMessage, answer: Answer) => void;
  readonly #waiting: HostMessage[] = [];
  #session: CdpSession | null = null;
  #context: number | null = null;
  /** Whether the preload of the document has run. */
  #ready = false;

  constructor(receive: (message: PageMessage, answer: Answer) => void) {
    this.#receive = receive;
  }

  get isReady(): boolean {
    return this.#ready;
  }

  /** `frameId`: the page's main frame; other frames have no preload. */
  attach(session: CdpSession, frameId: string): void {
    this.#session = session;
    session.on<BindingCalled>('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      // A document that is gone may still have messages on the way.
      if (name === BINDING && executionContextId === this.#context)
        this.#take(codec.decode(payload) as PageMessage, executionContextId);
    });
    session.on<ContextCreated>('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== WORLD || context.auxData?.frameId !== frameId) return;
      this.#ready = false;
      this.#context = context.id;
    });
    session.on('Runtime.executionContextsCleared', () => this.#forget());
  }

  #forget(): void {
    this.#context = null;
    this.#ready = false;
  }

  #take(message: PageMessage, context: number): void {
    const answer: Answer = (reply) => this.#push(context, reply);
    this.#receive(message, answer);
    if (message[0] !== 'ready') return;
    this.#ready = true;
    for (const waiting of this.#waiting.splice(0)) answer(waiting);
  }

  /** For the present document, or the next one. Throws where it cannot be cloned. */
  send(message: HostMessage): void {
    if (this.#ready && this.#context !== null) this.#push(this.#context, message);
    else {
      codec.encode(message); // refused now, and not when it is too late to tell
      this.#waiting.push(message);
    }
  }

  /** The renderer is gone, and with it whom the messages were for. */
  drop(): void {
    this.#forget();
    this.#waiting.length = 0;
  }

  #push(context: number, message: HostMessage): void {
    this.#session?.tell('Runtime.callFunctionOn', {
      executionContextId: context,
      functionDeclaration: `function (text) { globalThis.${BINDING}(text); }`,
      arguments: [{ value: codec.encode(message) }],
    });
  }
}
