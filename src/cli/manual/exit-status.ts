/** What each exit status means: help, `docs/cli.md` and the man pages say it in these words. `exit-codes.ts` has the numbers. */
export const exitStatuses: readonly { status: string; meaning: string }[] = [
  { status: '0', meaning: 'all done, also where nothing was new' },
  { status: '1', meaning: 'some sources failed, or all; the rest is still printed' },
  { status: '2', meaning: 'the request itself is wrong' },
  { status: '4', meaning: 'nothing was new (only with --exit-code)' },
  { status: '129, 130, 143', meaning: 'ended by a closed terminal, by Ctrl-C, by kill' },
];

/** The same as a part of the help. */
export function exitStatusHelp(): string {
  const width = Math.max(...exitStatuses.map(({ status }) => status.length));
  return `\nExit status:\n${exitStatuses.map(({ status, meaning }) => `  ${status.padEnd(width)}  ${meaning}`).join('\n')}\n`;
}
