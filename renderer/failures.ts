import { i18n } from './i18n/i18n.ts';
import type { Failure } from '../shared/errors/failure.ts';
import { toast } from './ui/Toasts.tsx';

/** Tells the person about a failure of something they have just asked for: what happened, what is safe, what to do. */
export function tellFailure(failure: Failure): void {
  toast({ tone: 'bad', text: i18n.t(`failure.${failure.code}`) });
}
