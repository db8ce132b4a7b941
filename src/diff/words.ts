import { segmentsOf } from '../shared/segments.js';
import { editsOf } from './edits.js';

/** A stretch of text that stayed, went or came. */
export interface Part {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Words that stay between two changes, up to which the changes are shown as one: islands of "the" do not help a reader. */
const island = 2;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words and signs, each with the white space behind it. */
function tokensOf(text: string): string[] {
  if (!unspaced.test(text))
    return text.match(/[\p{L}\p{N}\p{M}]+(?:[.,'’-][\p{L}\p{N}\p{M}]+)*\s*|[^\s]\s*|\s+/gu) ?? [];
  return [...segmentsOf(text, 'word')];
}

/** What changed, word by word; all of it where too much did. White space alone is not a change. */
export function diffWords(before: string, after: string): Part[] {
  const edits = editsOf(tokensOf(before), tokensOf(after), (token) => token.trimEnd());
  if (edits === undefined) return whole(before, after);
  return withoutIslands(edits.map(({ kind, items }): Part => ({ kind, text: items.join('') })));
}

const whole = (before: string, after: string): Part[] =>
  [{ kind: 'removed', text: before } as const, { kind: 'added', text: after } as const].filter(
    ({ text }) => text !== '',
  );

function withoutIslands(parts: Part[]): Part[] {
  const out: Part[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if ((removed !== '' || added !== '') && at < parts.length - 1 && countWords(part.text) <= island) {
      // Both sides keep it, so that each reads as a sentence.
      removed += part.text;
      added += part.text;
    } else {
      flush();
      out.push(part);
    }
  }
  flush();
  return out;
}

/** Words of a text; each sign counts where a script writes no blanks. */
export function countWords(text: string): number {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu,
    )?.length ?? 0
  );
}
