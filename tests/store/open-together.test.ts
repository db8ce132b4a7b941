import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const rounds = 40;

test('several processes make the same new archive and ledger at once, and none is turned away', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-together-'));
  const opener = path.join(import.meta.dirname, '../helpers/opener.mjs');
  const children = [1, 2, 3, 4].map(() => fork(opener));
  const answerOf = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0];
  await Promise.all(children.map(answerOf));
  const answers = new Set<unknown>();
  for (let round = 0; round < rounds; round++) {
    const waited = children.map(answerOf);
    for (const child of children) child.send(path.join(folder, String(round), 'archive.db'));
    for (const answer of await Promise.all(waited)) answers.add(answer);
  }
  for (const child of children) child.disconnect();
  rmSync(folder, { recursive: true });
  expect([...answers]).toEqual(['opened']);
});
