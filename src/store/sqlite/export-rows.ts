import type { SqliteDatabase } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { contentHash } from '../content-hash.js';
import { cellsOf, exportStatements, isSame, textOf } from './export-schema.js';

interface Row {
  rowid: number;
  content_hash: string;
  record: string;
  body: string | null;
}

/** Writes records by their ids, as they come. */
export async function writeRecords(
  database: SqliteDatabase,
  articles: Iterable<Article> | AsyncIterable<Article>,
): Promise<void> {
  const { write, isThere } = recordWriter(database);
  const flush = (states: readonly Article[]): void => {
    if (!isThere(states)) states.forEach(write);
  };
  let states: Article[] = [];
  for await (const article of articles) {
    if (states.length >= mostStates || (states[0] && states[0].id !== article.id)) {
      flush(states);
      states = [];
    }
    states.push(article);
  }
  flush(states);
}

/** States of a story that come one after the other and are held in memory: with all of them known, none is written. */
const mostStates = 50;

/**
 * A new record is added, the same one changes nothing, another one takes the row. Where a reader would call it another text, both states
 * are noted among the revisions; a state that comes again has its number already.
 */
function recordWriter(database: SqliteDatabase): {
  write: (article: Article) => void;
  isThere: (states: readonly Article[]) => boolean;
} {
  const find = database.prepare(exportStatements.find);
  const isState = database.prepare(exportStatements.isState);
  const insert = database.prepare(exportStatements.insert);
  const renew = database.prepare(exportStatements.renew);
  const keepState = database.prepare(exportStatements.keepState);
  const numberOfState = database.prepare(exportStatements.numberOfState);
  const linkAuthors = linker(database, 'author');
  const linkTags = linker(database, 'tag');
  const rowOf = ({ id }: Article): Row | undefined => find.get(textOf(id)) as Row | undefined;
  return {
    isThere: (states) => {
      const last = states.at(-1);
      const row = last && rowOf(last);
      if (!row || !isSame(row, cellsOf(last))) return false;
      const isKnown = (hash: string): boolean => hash === row.content_hash || Boolean(isState.get(row.rowid, hash));
      return states.slice(0, -1).every((state) => isKnown(contentHash(state)));
    },
    write: (article) => {
      const hash = contentHash(article);
      const cells = cellsOf(article);
      const row = rowOf(article);
      const rowid = row?.rowid ?? Number(insert.run(hash, ...cells).lastInsertRowid);
      if (row) {
        const isEdited = row.content_hash !== hash;
        if (isEdited) keepState.run(rowid);
        const { number } = numberOfState.get(rowid, hash) as { number: number | null };
        renew.run(hash, number ?? 1, ...cells, rowid);
        if (isEdited) keepState.run(rowid);
      }
      linkAuthors(rowid, article.authors);
      linkTags(rowid, article.tags);
    },
  };
}

function linker(database: SqliteDatabase, table: 'author' | 'tag'): (rowid: number, names: readonly string[]) => void {
  const { clear, name, add } = exportStatements.link(table);
  const [forget, idOf, link] = [clear, name, add].map((sql) => database.prepare(sql));
  return (rowid, names) => {
    forget!.run(rowid);
    names.forEach((one, at) => {
      const { id } = idOf!.get(textOf(one)) as { id: number };
      link!.run(rowid, id, at + 1);
    });
  };
}

/** The records of a file, so that adding them to another one makes the same of it. */
export function* articlesIn(database: SqliteDatabase): Generator<Article> {
  for (const row of database.prepare(exportStatements.history).iterate()) {
    const { record, body } = row as { record: string; body: string | null };
    yield { ...(JSON.parse(record) as Article), body };
  }
}
