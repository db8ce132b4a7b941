// Programs that turn PDF into text put a form feed between pages and leave the number and the running head of each in its place.

const pageNumber = /^[^\p{L}\p{N}]{0,3}\p{N}{1,4}[^\p{L}\p{N}]{0,3}$/u;
const maxHead = 120;

/** A text without the numbers and running heads of its pages; a sentence that goes on over their break is not parted. */
export function withoutPageBreaks(text: string): string {
  if (!text.includes('\f')) return text;
  const pages = text.split('\f').map((page) => linesWithin(page.split(/\r\n|\n|\r/)));
  const heads = pages.map(([first = '']) => first.trim());
  const kept = pages.map((lines, i) => {
    const isRunning = i > 0 && lines.length > 1 && isHead(heads, i);
    const end = pageNumber.test(lines.at(-1)?.trim() ?? '') ? -1 : undefined;
    return linesWithin(lines.slice(isRunning ? 1 : 0, end));
  });
  const whole: string[] = [];
  for (const lines of kept) {
    if (lines.length === 0) continue;
    const goesOn = /[\p{L},-]$/u.test(whole.at(-1) ?? '') && /^\s*\p{Ll}/u.test(lines[0]!);
    if (whole.length > 0 && !goesOn) whole.push('');
    for (const line of lines) whole.push(line);
  }
  return `${whole.join('\n')}\n`;
}

/** What stands first on another page, too, but for its number, or is one. */
function isHead(heads: readonly string[], at: number): boolean {
  const head = heads[at]!;
  if (head.length > maxHead) return false;
  if (pageNumber.test(head)) return true;
  return [at - 2, at - 1, at + 1, at + 2].some((i) => heads[i] !== undefined && bare(heads[i]) === bare(head));
}

const bare = (head: string): string => head.replace(/\p{N}+/gu, '');

/** The lines from the first to the last that is not empty. */
function linesWithin(lines: readonly string[]): readonly string[] {
  const isText = (line: string): boolean => line.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(isText)), lines.findLastIndex(isText) + 1);
}
