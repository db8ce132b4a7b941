import type { Field, Phrase, Wanted } from '../query.js';
import { lookupsOf } from '../words.js';

// A tree of what is wanted in the terms of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). Words come folded and
// in quotes: nothing of the user's is syntax.

export interface Match {
  /** Null where nothing is wanted, or only that something is not there. */
  match: string | null;
  exclude: string | null;
}

/** `within` looks for every word that names no field of its own in that one. */
export function matchOf(tree: Wanted | null, within: Field | null = null): Match {
  if (tree === null) return { match: null, exclude: null };
  const parts = tree.kind === 'all' ? tree.parts : [tree];
  const none = parts.filter((one) => one.kind === 'none');
  const all = parts.filter((one) => one.kind !== 'none');
  return {
    match: joined(all, 'AND', within),
    exclude: joined(
      none.map((one) => one.part),
      'OR',
      null,
    ),
  };
}

/** One expression for both: what is there and what is not. */
export function narrowed({ match, exclude }: Match, ...further: (string | null)[]): string {
  const all = [match, ...further].filter((one) => one !== null).map((one) => `(${one})`);
  return exclude === null ? all.join(' AND ') : `(${all.join(' AND ')}) NOT (${exclude})`;
}

/** A word or phrase alone. */
export function phraseMatch({ text, isBeginning, field }: Phrase, within: Field | null = null): string {
  const each = lookupsOf(text, isBeginning).map((one) => `"${one.words.join(' ')}"${one.isBeginning ? ' *' : ''}`);
  const column = field ?? within;
  const either = each.length > 1 ? `(${each.join(' OR ')})` : each[0]!;
  return column === null ? either : `${column} : ${either}`;
}

function joined(parts: readonly Wanted[], operator: 'AND' | 'OR', within: Field | null): string | null {
  if (parts.length === 0) return null;
  if (parts.length === 1) return expression(parts[0]!, within);
  return parts.map((one) => `(${expression(one, within)})`).join(` ${operator} `);
}

function expression(tree: Wanted, within: Field | null): string {
  if (tree.kind === 'phrase') return phraseMatch(tree, within);
  if (tree.kind === 'any') return joined(tree.parts, 'OR', within)!;
  return narrowed(matchOf(tree, within));
}
