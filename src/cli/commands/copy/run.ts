import { copyArchives, type CopyReport, type CopyStep } from '../../../store/index.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { inColour } from '../../screen/terminal-guard.js';
import { inWords } from '../../screen/progress.js';

export interface CopyFlags {
  format?: 'text' | 'json';
  /** Where the source's pages are, if they lie in a folder. */
  rawFolder?: string;
}

/** Copies an archive, compares both, and says so in one line. */
export async function runCopy(from: string, to: string, flags: CopyFlags, context: Context): Promise<number> {
  const began = context.now();
  const line = openLine(context);
  try {
    const report = await copyArchives(from, to, {
      ...{ stop: context.stop, progress: line.show, rawFolder: flags.rawFolder },
    });
    line.clear();
    const seconds = (context.now() - began) / 1000;
    const text =
      flags.format === 'json' ? JSON.stringify({ ...report, isEqual: true, seconds }) : closing(report, seconds);
    await write(context.stdout, `${text}\n`);
    return exitCodes.done;
  } finally {
    line.clear();
  }
}

function closing({ to, tables, rows, written, missed }: CopyReport, seconds: number): string {
  const count = (name: string): string => (tables[name]?.rows ?? 0).toLocaleString('en-US');
  const before = written < rows ? `, ${(rows - written).toLocaleString('en-US')} of them before` : '';
  const parts = [
    `${to}: ${count('article')} articles, ${count('revision')} revisions, ${count('raw')} raw pages, ${count('source')} sources`,
    `${rows.toLocaleString('en-US')} rows in ${inWords(seconds)}${before}`,
    'equal by counts and hashes of every table',
  ];
  if (missed > 0)
    parts.push(`${missed.toLocaleString('en-US')} changes came meanwhile: the same command brings them over`);
  return parts.join('; ');
}

/** Often enough to look alive. */
const everyMs = 250;

function openLine(context: Context): { show: (step: CopyStep, share: number) => void; clear: () => void } {
  let last = 0;
  const isShown = context.isStderrTerminal && context.env.TERM !== 'dumb';
  const say = (text: string): unknown => isShown && inColour(context).stderr.write(`\r\u001b[2K${text}`);
  return {
    show: (step, share) => {
      if (context.now() - last < everyMs) return;
      last = context.now();
      say(`${nameOf(step)}: ${Math.floor(share * 100)} %`);
    },
    clear: () => last > 0 && say(''),
  };
}

function nameOf(step: CopyStep): string {
  if (step.step === 'index') return 'making the full text';
  return step.step === 'verify' ? 'comparing' : `copying ${step.name} (${step.rows.toLocaleString('en-US')} rows)`;
}
