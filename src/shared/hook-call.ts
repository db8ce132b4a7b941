/** One call of a hook: what happened, and the record as one line of JSON. */
export interface HookCall {
  hook: string;
  id: string;
  event: 'new' | 'revised' | 'gone';
  revision: number;
  sequence: number;
  /** From 1. */
  attempt: number;
  body: string;
}

/**
 * What came of a call. `failed` may go better the next time, `refused` will not for this article, and `broken` is the hook's own
 * fault, whatever the article.
 */
export type HookAnswer =
  | { kind: 'taken' }
  | { kind: 'failed'; message: string; retryAfterMs: number | null }
  | { kind: 'refused' | 'broken'; message: string };

/** The same for each try of one change, and another for each change. */
export const deliveryKey = ({ id, sequence }: Pick<HookCall, 'id' | 'sequence'>): string => `${id}-${sequence}`;
