/** A fenced block of a page. */
export interface Block {
  page: string;
  line: number;
  language: string;
  text: string;
  /** Why it is only looked at: `<!-- not run: … -->` above it. */
  notRun: string | null;
}

const fence = /(?:^<!-- not run: (.+?) -->\n+)?^```(\w+)\n([\s\S]*?)^```$/gm;

/** The fenced blocks of a Markdown text, in its order. */
export function blocksOf(page: string, markdown: string): Block[] {
  return [...markdown.matchAll(fence)].map((match) => ({
    page,
    line: markdown.slice(0, match.index).split('\n').length + (match[1] ? 2 : 0),
    language: match[2]!,
    text: match[3]!,
    notRun: match[1] ?? null,
  }));
}

/** One thing to type and what it prints. */
export interface Dialogue {
  command: string;
  output: string;
}

/** `$ command` and the lines below it, up to the next `$`. */
export function dialogueOf(text: string): Dialogue[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}

/** Whether a text is what is shown; a line `…` stands for any lines, `…` at the end of one for its rest. */
export function isShown(actual: string, shown: string): boolean {
  const pattern = shown
    .trimEnd()
    .split('\n')
    .map((line) => (line === '…' ? '[\\s\\S]*?' : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/…$/, '.*')))
    .join('\n');
  return new RegExp(`^${pattern}$`).test(actual.trimEnd());
}

/** Every use of wirecopy in a text: command and flags. */
export function usesOf(text: string): { command: string; flags: string[] }[] {
  return [
    ...text.replaceAll('\\\n', ' ').matchAll(/(?<![\w./-])wirecopy ((?:"[^"\n]*"|'[^'\n]*'|[^|&;\n#)`"'])+)/g),
  ].map((match) => {
    const words = match[1]!
      .replace(/"[^"]*"|'[^']*'/g, '_')
      .trim()
      .split(/\s+/);
    return {
      command: words[0]!,
      flags: words.filter((word) => /^-{1,2}[a-z]/.test(word)).map((word) => word.replace(/=.*/, '')),
    };
  });
}
