import { Chalk, type ChalkInstance } from 'chalk';
import type { ArticleDiff, FieldChange, Part } from '../../../diff/index.js';
import { printable } from '../../../output/index.js';
import type { RevisionStep } from './run.js';

/** Words around a change that are shown of a long paragraph. */
const around = 14;

/** One step between two revisions, to read: removed words struck and red, added ones green; without colour `[-…-]` and `{+…+}`. */
export function stepAsText(step: RevisionStep, diff: ArticleDiff, colourLevel: 0 | 1 | 2 | 3): string {
  const paint = new Chalk({ level: colourLevel });
  const classes = [...new Set(diff.changes.map((change) => change.class))].join(', ');
  const what =
    step.to.cause === 'page' ? 'the page of the feed entry came' : classes || 'nothing that is shown changed';
  const title = `revision ${step.from.number} → ${step.to.number}`;
  const times = `${minute(step.from.savedAt)} → ${minute(step.to.savedAt)}`;
  const lines = [`${paint.bold(title)}  ${paint.dim(times)}  ${paint.yellow(what)}`];
  for (const change of diff.changes) lines.push('', ...changeLines(change, paint, colourLevel > 0));
  return `${lines.join('\n')}\n`;
}

const minute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')}Z`;

function changeLines(change: FieldChange, paint: ChalkInstance, isColoured: boolean): string[] {
  const head = `${paint.cyan(change.field)} ${paint.dim(`(${change.class})`)}`;
  if (!change.paragraphs) return [head, `  ${inline(change.parts, paint, isColoured)}`];
  return [
    head,
    ...change.paragraphs.flatMap((one, at) => [
      ...(at > 0 ? [''] : []),
      `  ${paint.dim(`¶${one.number}`)} ${inline(one.kind === 'changed' ? shortened(one.parts) : one.parts, paint, isColoured)}`,
    ]),
  ];
}

function inline(parts: readonly Part[], paint: ChalkInstance, isColoured: boolean): string {
  return parts
    .map(({ kind, text }) => {
      const [, core = '', space = ''] = /^([\s\S]*?)(\s*)$/.exec(printable(text, '\n').replace(/\n+/g, ' ')) ?? [];
      if (kind === 'same' || core === '') return core + space;
      if (isColoured) return (kind === 'removed' ? paint.red.strikethrough(core) : paint.green(core)) + space;
      return (kind === 'removed' ? `[-${core}-]` : `{+${core}+}`) + space;
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trimEnd();
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
