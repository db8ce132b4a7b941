import { Chalk, type ChalkInstance } from 'chalk';
import type { ArticleDiff, FieldChange, Part } from '../../../diff/index.js';
import { printable, type Run, wrapRuns } from '../../../output/index.js';
import type { RevisionStep } from './run.js';

/** Words around a change that are shown of a long paragraph. */
const around = 14;

/**
 * One step between two revisions, to read: removed words struck and red, added ones green; without colour `[-…-]` and `{+…+}`. Lines
 * are not wider than `width`.
 */
export function stepAsText(
  step: RevisionStep,
  diff: ArticleDiff,
  colourLevel: 0 | 1 | 2 | 3,
  width = Number.POSITIVE_INFINITY,
): string {
  const paint = new Chalk({ level: colourLevel });
  const classes = [...new Set(diff.changes.map((change) => change.class))].join(', ');
  const what =
    step.to.cause === 'page' ? 'the page of the feed entry came' : classes || 'nothing that is shown changed';
  const title = `revision ${step.from.number} → ${step.to.number}`;
  const times = `${minute(step.from.savedAt)} → ${minute(step.to.savedAt)}`;
  const isLong = title.length + times.length + what.length + 4 > width;
  const below = wrapRuns([{ text: what, paint: paint.yellow }], width, { first: '  ' });
  const lines = [`${paint.bold(title)}  ${paint.dim(times)}${isLong ? `\n${below}` : `  ${paint.yellow(what)}`}`];
  for (const change of diff.changes) lines.push('', ...changeLines(change, paint, colourLevel > 0, width));
  return `${lines.join('\n')}\n`;
}

const minute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')}Z`;

function changeLines(change: FieldChange, paint: ChalkInstance, isColoured: boolean, width: number): string[] {
  const head = `${paint.cyan(change.field)} ${paint.dim(`(${change.class})`)}`;
  if (!change.paragraphs) return [head, wrapRuns(inline(change.parts, paint, isColoured), width, { first: '  ' })];
  return [
    head,
    ...change.paragraphs.flatMap((one, at) => [
      ...(at > 0 ? [''] : []),
      wrapRuns(
        [
          { text: `¶${one.number}`, paint: paint.dim },
          { text: ' ', paint: String },
          ...inline(one.kind === 'changed' ? shortened(one.parts) : one.parts, paint, isColoured),
        ],
        width,
        { first: '  ' },
      ),
    ]),
  ];
}

/** Each stretch with its colour, or with its marks in its text, which then wrap with it. */
function inline(parts: readonly Part[], paint: ChalkInstance, isColoured: boolean): Run[] {
  const removed = (text: string): string => paint.red.strikethrough(text);
  const added = (text: string): string => paint.green(text);
  return parts.flatMap(({ kind, text }): Run[] => {
    const [, core = '', space = ''] = /^([\s\S]*?)(\s*)$/.exec(printable(text, '\n').replace(/\n+/g, ' ')) ?? [];
    const blank = space === '' ? [] : [{ text: ' ', paint: String }];
    if (kind === 'same' || core === '') return [{ text: core + space, paint: String }];
    if (isColoured) return [{ text: core, paint: kind === 'removed' ? removed : added }, ...blank];
    return [{ text: kind === 'removed' ? `[-${core}-]` : `{+${core}+}`, paint: String }, ...blank];
  });
}

/** Long stretches that stayed are shown by their ends. */
function shortened(parts: readonly Part[]): Part[] {
  return parts.map((part, at) => {
    if (part.kind !== 'same') return part;
    const words = part.text.match(/\S+\s*/g) ?? [];
    const isFirst = at === 0;
    const isLast = at === parts.length - 1;
    if (words.length <= around * 2) return part;
    const head = isFirst ? '' : words.slice(0, around).join('');
    const tail = isLast ? '' : words.slice(-around).join('');
    return { kind: 'same', text: `${head}… ${tail}` };
  });
}
