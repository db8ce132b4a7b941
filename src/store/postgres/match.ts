import type { Field, Phrase, Wanted } from '../query.js';
import { phrasesIn } from '../query.js';
import { lookupsOf } from '../words.js';
import type { SqlValue } from './database.js';
import { pairBits, pairFilter } from './pairs.js';
import { beginningOf, lexemeOf, quoted } from './lexeme.js';

// A tree of what is wanted in the terms of tsquery (https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY).

/** Articles whose words are as wanted, as the two halves of a UNION: of usual length, and of long ones, whose parts are looked at together. */
export interface Match {
  usual: { where: string; query: string; values: SqlValue[] };
  long: { where: string; having: string; values: SqlValue[] };
}

/** What is wanted, null where nothing is or only that something is not there; and what must not be there. */
export function matchOf(
  tree: Wanted | null,
  within: Field | null = null,
): { match: Wanted | null; exclude: Wanted | null } {
  if (tree === null) return { match: null, exclude: null };
  const parts = tree.kind === 'all' ? tree.parts : [tree];
  const excluded = parts.flatMap((one) => (one.kind === 'none' ? [one.part] : []));
  if (excluded.length < parts.length) return { match: within === null ? tree : inField(tree, within), exclude: null };
  return { match: null, exclude: excluded.length === 1 ? excluded[0]! : { kind: 'any', parts: excluded } };
}

/** Every word that is wanted and names no field of its own in that one. */
function inField(tree: Wanted, field: Field): Wanted {
  if (tree.kind === 'phrase') return { ...tree, field: tree.field ?? field };
  if (tree.kind === 'none') return tree;
  return { ...tree, parts: tree.parts.map((one) => inField(one, field)) };
}

/** A tree as conditions of the two tables of words; further tsqueries may do instead of it. */
export function matching(tree: Wanted, ...instead: string[]): Match {
  const phrases = phrasesIn(tree).map((one) => phraseQuery(one));
  const values: SqlValue[] = [];
  const having = instead.reduce(
    (sql, query) => `${sql} OR ${holds(query, values)}`,
    havingOf(tree, (phrase) => holds(phraseQuery(phrase), values)),
  );
  const query = [queryOf(tree), ...instead].join(' | ');
  const runs = instead.length > 0 ? [] : [...runsIn(tree)];
  const usual = { where: 'words @@ ?::tsquery', values: [query] };
  // The index is asked for the words alone: what it finds by a phrase has to be read before any other condition counts.
  const byPairs = {
    where: `may_hold(pairs, ?::bit(${pairBits})) AND words @@ ?::tsquery AND (words @@ ?::tsquery) IS TRUE`,
    values: [pairFilter(runs), wordsOf(tree)!, query],
  };
  return {
    usual: { query, ...(runs.length > 0 ? byPairs : usual) },
    long: { where: 'words @@ ?::tsquery', having, values: [[...phrases, ...instead].join(' | '), ...values] },
  };
}

/** Articles that fit, as a list for IN. */
export function matchedRows({ usual, long }: Match): { sql: string; values: SqlValue[] } {
  return {
    sql: `SELECT article FROM fulltext WHERE ${usual.where} UNION ALL
      SELECT article FROM fulltext_part WHERE ${long.where} GROUP BY article HAVING ${long.having}`,
    values: [...usual.values, ...long.values],
  };
}

export const sourceTagQuery = (tag: string): string => quoted(lexemeOf(tag, 'source-tag'));

function holds(query: string, values: SqlValue[]): string {
  values.push(query);
  return 'bool_or(words @@ ?::tsquery)';
}

function queryOf(tree: Wanted): string {
  if (tree.kind === 'phrase') return phraseQuery(tree);
  if (tree.kind === 'none') return `!(${queryOf(tree.part)})`;
  return `(${tree.parts.map((one) => queryOf(one)).join(tree.kind === 'all' ? ' & ' : ' | ')})`;
}

/** Words that stand side by side in each article that fits. */
function* runsIn(tree: Wanted): Generator<string[]> {
  if (tree.kind === 'all') for (const one of tree.parts) yield* runsIn(one);
  if (tree.kind !== 'phrase') return;
  const [lookup, other] = lookupsOf(tree.text, tree.isBeginning);
  if (other !== undefined) return;
  const words = lookup!.words.slice(0, lookup!.isBeginning ? -1 : undefined).map((word) => lexemeOf(word));
  if (words.length > 1) yield words;
}

/** Fits wherever a tree does, and more: wherever the words stand. Null where nothing has to be there. */
function wordsOf(tree: Wanted): string | null {
  if (tree.kind === 'none') return null;
  if (tree.kind === 'phrase') return phraseQuery({ ...tree, field: null }, ' & ');
  const parts = tree.parts.map(wordsOf);
  const known = parts.filter((one) => one !== null);
  if (known.length === 0 || (tree.kind === 'any' && known.length < parts.length)) return null;
  return `(${known.join(tree.kind === 'all' ? ' & ' : ' | ')})`;
}

function havingOf(tree: Wanted, phrase: (one: Phrase) => string): string {
  if (tree.kind === 'phrase') return phrase(tree);
  if (tree.kind === 'none') return `NOT (${havingOf(tree.part, phrase)})`;
  return `(${tree.parts.map((one) => havingOf(one, phrase)).join(tree.kind === 'all' ? ' AND ' : ' OR ')})`;
}

/** Words next to each other, the last one perhaps going on. */
function phraseQuery({ text, isBeginning, field }: Phrase, operator = ' <-> '): string {
  const weight = field === 'body' ? 'D' : '';
  const each = lookupsOf(text, isBeginning).map((lookup) =>
    lookup.words
      .map((word, at) => {
        const goesOn = lookup.isBeginning && at === lookup.words.length - 1;
        const lexeme = goesOn ? lexemeOf(beginningOf(word), field) : lexemeOf(word, field);
        const marks = `${goesOn ? '*' : ''}${weight}`;
        return `${quoted(lexeme)}${marks === '' ? '' : `:${marks}`}`;
      })
      .join(operator),
  );
  return each.length > 1 ? `(${each.map((one) => `(${one})`).join(' | ')})` : `(${each[0]!})`;
}
