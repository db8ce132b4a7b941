/** The only place where an ending becomes an exit status. 2 is "wrong usage" as grep, diff and gh have it. */
export const exitCodes = { done: 0, someFailed: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

/** As shells say it: 128 and the signal's number. */
export function interruptedBy(signal: unknown): number {
  return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
}
