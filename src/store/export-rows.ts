import type { SqliteDatabase } from '../shared/sqlite.js';
import type { Article } from '../types.js';
import { contentHash } from './content-hash.js';
import { cellsOf, exportStatements, isSame, textOf } from './export-schema.js';

interface Row {
  rowid: number;
  content_hash: string;
  record: string;
  body: string | null;
}

/**
 * Writes a record by its id: a new one is added, the same one changes nothing, another one takes the row. Where a reader would call it
 * another text, both states are noted among the revisions; a state that comes again has its number already.
 */
export function recordWriter(database: SqliteDatabase): (article: Article) => void {
  const find = database.prepare(exportStatements.find);
  const insert = database.prepare(exportStatements.insert);
  const renew = database.prepare(exportStatements.renew);
  const keepState = database.prepare(exportStatements.keepState);
  const numberOfState = database.prepare(exportStatements.numberOfState);
  const linkAuthors = linker(database, 'author');
  const linkTags = linker(database, 'tag');
  return (article) => {
    const hash = contentHash(article);
    const cells = cellsOf(article);
    const row = find.get(textOf(article.id)) as Row | undefined;
    if (row && isSame(row, cells)) return;
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
