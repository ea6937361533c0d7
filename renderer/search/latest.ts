/** Asks for what was wanted last: one question at a time, and an answer that a newer question has overtaken is dropped. */
export interface Latest<Question> {
  /** Asked at once where nothing is under way, else as soon as the answer before it is there. */
  readonly ask: (question: Question) => void;
}

export function createLatest<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  tell: (question: Question, answer: Answer) => void,
): Latest<Question> {
  let waiting: { readonly question: Question } | null = null;
  let isBusy = false;

  const run = async (question: Question): Promise<void> => {
    isBusy = true;
    const answered = await answer(question);
    isBusy = false;
    const next = waiting;
    waiting = null;
    if (next === null) tell(question, answered);
    else await run(next.question);
  };

  return {
    ask(question) {
      if (isBusy) waiting = { question };
      else void run(question);
    },
  };
}
