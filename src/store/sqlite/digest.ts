import type { Digest } from '../../shared/digest.js';
import { digestOf as digest } from '../digest.js';
import type { Query } from '../query.js';
import { chosen } from './chosen.js';
import { elapsedMs } from './conditions.js';
import type { Statements } from './statements.js';

export const digestOf = (statements: Statements, query: Query, stop?: AbortSignal): Promise<Digest> =>
  digest(
    {
      ...chosen(statements, query),
      all: async <T>(sql: string, values: readonly (string | number)[]) => statements.all<T>(sql, ...values),
      elapsedMs,
    },
    stop,
  );
