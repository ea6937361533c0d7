import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { OpenTexts } from '../editor/open-texts.ts';
import { createIdleWork } from '../idle.ts';
import { paintComments, threadAt, unpaintComments } from './comment-marks.ts';
import type { Commenting } from './commenting.ts';

export interface CommentMarksProps {
  readonly commenting: Commenting;
  readonly texts: OpenTexts;
}

/** Shows in the open texts what is commented on; pointing at it lights its thread, pressing it goes there. */
export function CommentMarks({ commenting, texts }: CommentMarksProps): ReactNode {
  const open = useSyncExternalStore(texts.onChange, texts.all);
  useEffect(() => {
    let frame: number | undefined;
    const paint = (): void => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        paintComments(texts, commenting.state());
      });
    };
    // Keys wait for no paint; the browser moves what it painted, as far as it can.
    const again = createIdleWork(() => {
      paint();
      return 'done';
    });
    const follow = (): void => {
      const { threads, target } = commenting.state();
      if (threads.length > 0 || target !== null) again.ask();
    };
    const stops = [
      commenting.onChange(paint),
      again.stop,
      ...open.map(({ editor }) => editor.registerUpdateListener(follow)),
    ];
    paint();
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      unpaintComments(texts);
    };
  }, [open, commenting, texts]);
  useEffect(() => {
    let frame: number | undefined;
    /** Lit by the pointer in the text, and by nothing else. */
    let pointed: string | null = null;
    const point = ({ clientX, clientY }: MouseEvent): void => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        const thread = threadAt(texts, commenting.state(), clientX, clientY);
        if (thread === pointed) return;
        pointed = thread;
        commenting.light(thread);
      });
    };
    const press = ({ clientX, clientY }: MouseEvent): void => {
      const thread = threadAt(texts, commenting.state(), clientX, clientY);
      if (thread !== null) commenting.choose(thread);
    };
    for (const { root } of open) {
      root.addEventListener('mousemove', point);
      root.addEventListener('click', press);
    }
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const { root } of open) {
        root.removeEventListener('mousemove', point);
        root.removeEventListener('click', press);
      }
    };
  }, [open, commenting, texts]);
  return null;
}
