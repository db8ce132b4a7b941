import { isRule, type Line, plainLine } from './line.js';

// Dumps that write Markdown (html2text, trafilatura, reader services): the same lines with their marks read.

const inlineLink =
  /!?\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\))?[^()\s]*)(?:\s+"[^"]*")?\)/g;

/** A tag or a remark of HTML, which Markdown may hold; in code it is a text. */
const codeOrTag = /`[^`]+`|<!--.*?-->|<\/?[a-z][a-z\d-]{0,20}(?:\s[^<>]{0,2000})?\/?>/gi;

/** Nobody wrote a longer line as Markdown; a hostile one must not be searched for brackets. */
const longestMarked = 10_000;

/** Whether a text is Markdown rather than prose with a stray asterisk. */
export function isMarkdown(lines: readonly string[], least = 2): boolean {
  let marks = 0;
  for (const line of lines) {
    if (line.length > longestMarked) continue;
    if (/^#{1,6} \S/.test(line)) marks += 2;
    else if (/\[[^\]]+\]\((?:https?:|\/|#|<)[^)]*\)/.test(line)) marks += 2;
    else if (/\*\*[^*]+\*\*/.test(line)) marks += 1;
  }
  const underlines = lines.some((line, i) => i > 0 && /^={3,}$/.test(line) && lines[i - 1] !== '');
  return marks >= least || underlines;
}

/** Lines of a Markdown text. Pictures leave; their alternative text is not a line of the page. */
export function readMarkdown(raw: readonly string[]): Line[] {
  const lines: Line[] = [];
  let isAfterGap = false;
  raw.forEach((one, i) => {
    const trimmed = one.trim();
    const isUnderline = /^(?:={3,}|-{3,})$/.test(trimmed) && (raw[i - 1] ?? '').trim() !== '';
    if (isUnderline) {
      const last = lines.at(-1);
      if (last && last.text.length < 250 && last.kind === 'text') {
        last.kind = 'heading';
        last.level = trimmed.startsWith('=') ? 1 : 2;
      }
      return;
    }
    if (trimmed === '' || isRule(trimmed)) isAfterGap = true;
    else {
      const line = markdownLine(trimmed, isAfterGap);
      if (line.text !== '') lines.push(line);
      isAfterGap = false;
    }
  });
  return lines;
}

function markdownLine(text: string, isAfterGap: boolean): Line {
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text);
  if (heading) return { ...inline(heading[2]!, isAfterGap), kind: 'heading', level: heading[1]!.length };
  const quote = /^>\s?(.*)$/.exec(text);
  if (quote) return { ...inline(quote[1]!.replace(/^(?:>\s?)+/, ''), isAfterGap), kind: 'quote' };
  const item = /^(?:[*+•-]|\d{1,3}[.)])\s+(.*)$/.exec(text);
  if (item) return { ...inline(item[1]!, isAfterGap), kind: 'item' };
  const row = /^\|(.*)\|$/.exec(text);
  if (row) return { ...inline(row[1]!, isAfterGap), kind: 'row' };
  return inline(text, isAfterGap);
}

function inline(text: string, isAfterGap: boolean): Line {
  if (text.length > longestMarked) return plainLine(text, isAfterGap);
  let linked = 0;
  let bare = text;
  // A picture inside a link first, then the link around it.
  for (let round = 0; round < 2; round++) {
    bare = bare.replace(inlineLink, (whole, label: string) => {
      if (whole.startsWith('!')) return '';
      linked += label.length;
      return label;
    });
  }
  bare = bare
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(codeOrTag, (one) => (one.startsWith('`') ? one : /^<br/i.test(one) ? ' ' : ''))
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return { ...plainLine(bare, isAfterGap), linkShare: Math.min(1, linked / Math.max(1, bare.length)) };
}
