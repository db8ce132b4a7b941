/** The only place where an ending becomes an exit status. 2 is "wrong usage" as grep, diff and gh have it. */
export const exitCodes = { done: 0, someFailed: 1, usage: 2, interrupted: 130 } as const;
