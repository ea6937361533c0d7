import { useSyncExternalStore } from 'react';
import type { Commenting, CommentingState } from './commenting.ts';

/** How the comments on a draft stand. */
export const useCommenting = (commenting: Commenting): CommentingState =>
  useSyncExternalStore(commenting.onChange, commenting.state);
