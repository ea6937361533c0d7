/** Who wants to hear of one kind of event. */
export interface Listeners<Event> {
  /** Answers the function that stops listening. */
  add(listener: (event: Event) => void): () => void;
  tell(event: Event): void;
}

export function createListeners<Event = void>(): Listeners<Event> {
  const all = new Set<(event: Event) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    tell(event) {
      for (const listener of all) listener(event);
    },
  };
}
