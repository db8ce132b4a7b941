import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../errors.js';
import { formOfFile, goalOf, openOutputFile, printableLine } from '../../output/index.js';
import { linesOf } from '../../shared/lines.js';
import type { Article } from '../../types.js';
import type { Context } from '../context.js';
import type { Writer } from './writer.js';

/**
 * Records that are added to a SQLite file at the end. Until then they stand in a file beside it: a run of hours keeps nobody from the
 * tables, and one that is cut off leaves them as they were.
 */
export function sqliteWriter(name: string | undefined, context: Context, part: string | null = null): Writer {
  if (name !== undefined && formOfFile(name).packing !== null)
    throw new UsageError(
      `--output ${name}: records are added to a SQLite file where it lies, so it is not packed: name it .sqlite`,
    );
  const goal = name === undefined ? null : goalOf(name, process.platform, { isAddedTo: true });
  if (goal?.kind !== 'file')
    throw new UsageError('--format sqlite is a file that records are added to: name it by --output x.sqlite');
  const kept = openOutputFile(goal, part);
  const temporary = `${kept.temporary}.sqlite`;
  const discard = (): void => {
    kept.discard();
    rmSync(temporary, { force: true });
  };
  let isAnnounced = false;
  const isOver = context.beforeExit?.(() => (isAnnounced ? rmSync(temporary, { force: true }) : discard()));
  return {
    article: async ({ evidence: _evidence, ...record }) => kept.write(`${JSON.stringify(record)}\n`),
    finish: async () => {
      kept.sync();
      // `--since-last` takes records that are gone for records that were added.
      isAnnounced = true;
      return { file: path.resolve(goal.file), temporary: path.resolve(kept.temporary) };
    },
    end: async () => {
      const { addToSqlite } = await import('../../store/index.js');
      const onWait = (): void =>
        void context.stderr.write(`wirecopy: ${printableLine(`waiting for ${name}: another process writes to it`)}\n`);
      await addToSqlite(goal.file, articlesIn(kept.temporary), { temporary, onWait });
      isOver?.();
      discard();
    },
    discard: () => {
      isOver?.();
      discard();
    },
    isClosed: () => false,
    replaces: false,
    keepsHistory: true,
    isReading: false,
  };
}

async function* articlesIn(file: string): AsyncGenerator<Article> {
  for await (const { text } of linesOf(createReadStream(file), Infinity)) yield JSON.parse(text ?? '') as Article;
}
