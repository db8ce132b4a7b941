/** The only place where an ending becomes an exit status. 2 is "wrong usage" as grep, diff and gh have it. */
export const exitCodes = {
  done: 0,
  someFailed: 1,
  usage: 2,
  nothingNew: 4,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** With `--exit-code`, 4 where a run that did not fail brought nothing. */
export function unlessNothingNew(flags: { exitCode?: boolean }, status: number, isNothing: boolean): number {
  return flags.exitCode && isNothing && status === exitCodes.done ? exitCodes.nothingNew : status;
}

/** As shells say it: 128 and the signal's number. */
export function interruptedBy(signal: unknown): number {
  return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
}
