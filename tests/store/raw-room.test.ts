import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore } from '../../src/store/index.js';
import { pageSignature } from '../../src/store/page-signature.js';
import { archiveFolder, fileArchive } from '../helpers/file-archive.js';
import { story } from './contract.js';
import { day, html, rawOf, testRaw, words } from './raw-contract.js';
import { processorMs } from '../helpers/processor-time.js';

const { fresh } = archiveFolder();

testRaw('a file', () => fileArchive(fresh()));

describe('pages that read the same', () => {
  test('a look that shows nothing new needs no lock', async () => {
    const file = fresh();
    const store = await openStore(file);
    const base = html(words('long'));
    await store.save(story(1), { now: day(0), raw: rawOf(base, story(1).url!, 0) });
    const impatient = await openStore(file, { lockTimeoutMs: 20 });
    const other = await openSqlite(file, { timeoutMs: 1000 });
    other.exec('BEGIN IMMEDIATE');
    const raw = rawOf(`${base}<script>nonce = 1</script>`, story(1).url!, 1);
    await expect(impatient.save(story(1), { now: day(1), raw })).resolves.toMatchObject({ outcome: 'unchanged' });
    other.exec('ROLLBACK');
    other.close();
    await impatient.close();
    await store.close();
  });

  test('what is no page with a text is compared byte by byte', () => {
    const shell = '<!doctype html><html><body><script>window.state={"text":"a"}</script></body></html>';
    for (const one of ['{"a":1}', 'plain text', '', '\u0000\u0001', shell])
      expect(pageSignature(Buffer.from(one))).toBeNull();
  });

  test('it takes time in proportion to the page', () => {
    const hostile = [
      '<',
      '<a ',
      '<script>',
      '<!--',
      '<a b="',
      "<a '",
      '<meta ',
      '<meta a=',
      '</',
      '<p>',
      '<meta a a a a',
      '="',
      '< ',
    ];
    for (const one of hostile) {
      const began = processorMs();
      pageSignature(Buffer.from(`<html><body>${one.repeat(300_000)}`));
      expect(processorMs() - began, one).toBeLessThan(2_000);
    }
  });
});
