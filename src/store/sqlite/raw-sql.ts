import { realpathSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { inTransaction } from '../../shared/sqlite.js';
import type { RawSql } from '../raw-folder/raw-sql.js';
import type { Statements } from './statements.js';

/** An archive file, as the folder of its raw pages asks it. */
export const rawSqlOf = (statements: Statements, file: string): RawSql => ({
  all: async (text, values = []) => statements.all(text, ...values),
  write: async (given, last) =>
    inTransaction(statements.database, () => {
      const changes = given.map(({ text, values }) => Number(statements.run(text, ...values).changes));
      const more = last?.(changes);
      if (more) statements.run(more.text, ...more.values);
    }),
  home: async () => {
    if (file === ':memory:') throw new UsageError('an archive in memory has no folder of raw pages');
    return realpathSync(file);
  },
});
