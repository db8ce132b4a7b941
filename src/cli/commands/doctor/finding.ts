/** What one look gave. */
export interface Finding {
  check: string;
  state: 'ok' | 'note' | 'problem';
  message: string;
  /** What to do. */
  advice?: string;
}

export const ok = (check: string, message: string): Finding => ({ check, state: 'ok', message });
export const problem = (check: string, message: string, advice?: string): Finding => ({
  check,
  state: 'problem',
  message,
  ...(advice ? { advice } : {}),
});
