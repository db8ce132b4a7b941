import { UsageError } from '../errors.js';

/** Words that only a shell would understand. */
const shellWords = /^(?:\d*(?:>>?|<<?)(?:&\d)?|\|\|?|&&?|;)$/;

/**
 * A command as people type it → its words: quotes hold words together, a backslash before a quote, a blank or a backslash makes it plain.
 * Nothing is expanded. Throws UsageError where a shell was expected.
 */
export function splitCommand(text: string): string[] {
  const words: string[] = [];
  const piece = /\s+|'([^']*)'|"((?:\\["\\]|[^"])*)"|\\(["'\\\s])|([\s\S])/gy;
  let word: string | null = null;
  let isPlain = true;
  const end = (): void => {
    if (word === null) return;
    if (isPlain && shellWords.test(word)) {
      throw new UsageError(`--exec runs no shell, and ${word} means nothing there: write a script, or sh -c '…'`);
    }
    words.push(word);
    word = null;
    isPlain = true;
  };
  for (const [whole, single, double, escaped, sign] of text.matchAll(piece)) {
    if (/^\s/.test(whole)) {
      end();
      continue;
    }
    if (sign === '"' || sign === "'") throw new UsageError(`--exec ${text}: a quote is not closed`);
    if (sign === undefined) isPlain = false;
    word = (word ?? '') + (single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? sign ?? '');
  }
  end();
  if ((words[0] ?? '') === '') throw new UsageError('--exec needs a command');
  return words;
}
