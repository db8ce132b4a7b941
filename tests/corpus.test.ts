import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const script = path.resolve(import.meta.dirname, '../scripts/build-corpus.mjs');
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

test('somebody’s own pages become a set that the training takes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-corpus-'));
  const page = '<h1>Die Fähre fährt</h1><p>Seit heute fährt sie wieder.</p>';
  writeFileSync(path.join(folder, 'a.html'), Buffer.from(page, 'latin1'));
  const line = { file: 'a.html', url: 'https://www.herald.co.uk/a', encoding: 'windows-1252', body: ['Seit heute …'] };
  writeFileSync(path.join(folder, 'pages.jsonl'), `${JSON.stringify(line)}\n`);
  const made = run(path.join(folder, 'pages.jsonl'), path.join(folder, 'own'));
  expect(made.stderr).toContain('1 pages of 1 publishers');
  const record = JSON.parse(readFileSync(path.join(folder, 'own/truth.jsonl'), 'utf8'));
  expect(record).toMatchObject({ url: line.url, domain: 'herald.co.uk', encoding: 'windows-1252', body: line.body });
  const kept = gunzipSync(readFileSync(path.join(folder, `own/pages/${record.id}.html.gz`)));
  expect(new TextDecoder(record.encoding).decode(kept)).toBe(page);
});

test.each([
  [{ file: 'a.html' }, 'line 1: file and url must be there'],
  [{ file: 'a.html', url: 'https://herald.example/a', encoding: 'utf-99' }, 'utf-99'],
])('a line that the training could not use is named', (line, message) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-corpus-'));
  writeFileSync(path.join(folder, 'a.html'), '<p>x</p>');
  writeFileSync(path.join(folder, 'pages.jsonl'), JSON.stringify(line));
  const made = run(path.join(folder, 'pages.jsonl'), path.join(folder, 'own'));
  expect(made.status).not.toBe(0);
  expect(made.stderr).toContain(message);
});
