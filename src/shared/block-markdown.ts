import type { Block } from '../types.js';
import { escapeMarkdown, guardLineStart, inlineMarkdown } from './inline-markdown.js';
import { largestOf } from './largest.js';

/** Blocks as CommonMark, tables as GitHub writes them; blocks apart by a blank line. */
export function markdownOfBlocks(blocks: readonly Block[]): string {
  let isAfterList = false;
  return blocks
    .map((block) => {
      const text = markdownOfBlock(block);
      // Two lists next to each other would be read as one.
      const apart = isAfterList && block.kind === 'list' ? `<!-- -->\n\n${text}` : text;
      isAfterList = block.kind === 'list';
      return apart;
    })
    .join('\n\n');
}

/** The text form of a body as CommonMark: nothing in it is mark-up any more but its lists. */
export function markdownOfText(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => {
      const kind = /^- /.test(part) ? 'list' : 'paragraph';
      return markdownOfBlock({ kind, text: part, html: null, level: null });
    })
    .join('\n\n');
}

function markdownOfBlock(block: Block): string {
  const { kind, text, html, level } = block;
  switch (kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, level ?? 2)))} ${inlineOf(block).replaceAll('\\\n', ' ').replace(/#$/, '\\#')}`;
    case 'quote':
      return inlineOf(block).replace(/^/gm, '> ');
    case 'preformatted':
      return fenced(text);
    case 'list':
      return html ? listOf(html) : text.split('\n').map(listLine).join('\n');
    case 'table':
      return table(html ? cellsOf(html) : text.split('\n').map((row) => row.split(' | ').map(escapeMarkdown)));
    default:
      return inlineOf(block);
  }
}

function inlineOf({ text, html }: Block): string {
  return html
    ? inlineMarkdown(html)
    : text
        .split('\n')
        .map((line) => guardLineStart(escapeMarkdown(line)))
        .join('\\\n');
}

function fenced(text: string): string {
  const longest = Math.max(2, largestOf([...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function listLine(line: string): string {
  const [, indent = '', item = ''] = /^( *)(?:- )?(.*)$/.exec(line) ?? [];
  return `${indent}- ${guardLineStart(escapeMarkdown(item))}`;
}

/** `<ul>` and `<ol>` with lists inside: items are indented by the width of the mark above them. */
function listOf(html: string): string {
  const lines: string[] = [];
  const lists: { isOrdered: boolean; count: number }[] = [];
  const indents: string[] = [''];
  let item = '';
  const flush = (): void => {
    const list = lists.at(-1);
    const text = inlineMarkdown(item.trim());
    item = '';
    if (text === '' || !list) return;
    const mark = list.isOrdered ? `${++list.count}. ` : '- ';
    const indent = indents[lists.length - 1] ?? '';
    indents[lists.length] = indent + ' '.repeat(mark.length);
    lines.push(`${indent}${mark}${text.replaceAll('\n', `\n${indent}${' '.repeat(mark.length)}`)}`);
  };
  for (const part of html.split(/(<\/?(?:ul|ol|li)>)/)) {
    const tag = /^<(\/?)(ul|ol|li)>$/.exec(part);
    if (!tag) item += part;
    else {
      flush();
      if (tag[2] !== 'li' && tag[1] !== '/') lists.push({ isOrdered: tag[2] === 'ol', count: 0 });
      else if (tag[2] !== 'li') lists.pop();
    }
  }
  return lines.join('\n');
}

/** Cells of `<table><tr><th>…`, as Markdown of one line. */
function cellsOf(html: string): string[][] {
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<(t[dh])>([\s\S]*?)<\/\1>/g)].map(([, , cell = '']) =>
      inlineMarkdown(cell).replaceAll('\\\n', '<br>'),
    ),
  );
}

function table(rows: readonly string[][]): string {
  const width = Math.max(1, largestOf(rows.map((row) => row.length)));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n');
}
