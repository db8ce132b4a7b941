import { UsageError } from '../errors.js';
import type { Article } from '../types.js';
import { bodyAsText } from './body-text.js';
import { recordKeys } from './fields.js';
import type { Formatter } from './formatter.js';
import { printable } from '../shared/printable.js';
import { asText } from './as-text.js';

const breaks: Record<string, string> = { n: '\n', t: '\t', '\\': '\\' };

/**
 * `'{date} {headline}'`: one line a record. A name is a key of the record, or a path into it (`{publisher.name}`, `{images.0.url}`);
 * lists are joined by `; `, nothing is an empty text. Line breaks in values become blanks; `\n` and `\t` of the template are what they say.
 * Throws UsageError for a key that no record has.
 */
export function template(pattern: string, isTerminal: boolean): Formatter {
  const known: readonly string[] = recordKeys;
  const parts = pattern.split(/(\{[^{}]*\})/).map((part) => {
    if (!/^\{.*\}$/.test(part)) return part.replace(/\\([nt\\])/g, (_all, sign: string) => breaks[sign]!);
    const path = part.slice(1, -1).split('.');
    if (!known.includes(path[0]!))
      throw new UsageError(`{${path[0]}} of the template is not a key of a record: see 'wirecopy schema'`);
    return path;
  });
  const filled = (article: Article, path: string[]): string => {
    const line = asText(path[0] === 'body' && path.length === 1 ? bodyAsText(article) : follow(article, path)).replace(
      /\s+/g,
      ' ',
    );
    return isTerminal ? printable(line) : line;
  };
  return {
    extension: 'txt',
    article: (article) =>
      `${parts.map((part) => (typeof part === 'string' ? part : filled(article, part))).join('')}\n`,
  };
}

function follow(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : null;
  return at;
}
