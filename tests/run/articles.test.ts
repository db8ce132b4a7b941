import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchArticles, NoArticleError, readArticles } from '../../src/index.js';
import { articleSchema } from '../../src/schema.js';
import { serve, startServer } from '../helpers/server.js';
import { html, response } from '../helpers/warc.js';

const page = `<!doctype html><html lang="sv"><head><meta charset="iso-8859-1"><title>Hamnen öppnar</title></head><body><article>
<h1>Hamnen öppnar igen</h1><time datetime="2026-05-04">4 maj 2026</time>
<p>Hamnen öppnade på måndagen efter nio dagar då inget fartyg lossades, enligt facket, och arbetet väntas ta hela veckan.</p>
<p>Bolaget räknar med att de första färjorna går i tid redan på tisdag, och att kön av fartyg är borta till fredag kväll.</p>
</article></body></html>`;
const feed = `<rss version="2.0"><channel><title>Hamnen</title>
<item><title>First</title><link>https://hamnen.example/1</link></item>
<item><title>Second</title><link>https://hamnen.example/2</link></item></channel></rss>`;

describe('readArticles', () => {
  test('a string has been decoded already, whatever it declares', async () => {
    const [article, ...others] = await readArticles(page, { url: 'https://hamnen.example/a' });
    expect(others).toEqual([]);
    expect(articleSchema.parse(article)).toMatchObject({ headline: 'Hamnen öppnar igen', date: '2026-05-04' });
  });

  test('bytes are decoded as they declare', async () => {
    const [article] = await readArticles(Buffer.from(page, 'latin1'));
    expect(article?.headline).toBe('Hamnen öppnar igen');
    expect(article?.source.charset).toBe('windows-1252');
  });

  test('a feed gives a record an entry, and relative dates count from the clock handed in', async () => {
    const articles = await readArticles(feed, { now: () => Date.parse('2026-05-05T00:00:00Z') });
    expect(articles.map((one) => one.headline)).toEqual(['First', 'Second']);
    expect(articles[0]?.source.fetchedAt).toBe('2026-05-05T00:00:00.000Z');
  });

  test('a page without a story throws', async () => {
    await expect(readArticles('<html><body><div id="root"></div><script>x()</script></body></html>')).rejects.toThrow(
      NoArticleError,
    );
  });
});

describe('fetchArticles', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-library-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('addresses and files in order, and a failure ends nothing', async () => {
    const site = await startServer(serve({ '/feed': { body: feed, type: 'application/rss+xml' } }));
    const file = path.join(folder, 'saved.html');
    writeFileSync(file, page, 'latin1');
    const sources = [`${site.url}/gone`, file, `${site.url}/feed`];
    const seen: string[] = [];
    for await (const outcome of fetchArticles(sources, { fetch: { allowPrivate: ['127.0.0.1/32'], delayMs: 0 } })) {
      seen.push(outcome.ok ? String(outcome.article.headline) : String((outcome.error as { code?: string }).code));
    }
    await site.close();
    expect(seen).toEqual(['HTTP_STATUS', 'Hamnen öppnar igen', 'First', 'Second']);
  });

  describe.skipIf(process.platform !== 'linux')('a reader that has had enough leaves no file open', () => {
    const names = Array.from({ length: 6 }, (_, n) => `captures-${n}.warc`);
    const openFiles = (): string[] =>
      readdirSync('/proc/self/fd')
        .flatMap((fd) => {
          try {
            return [readlinkSync(`/proc/self/fd/${fd}`)];
          } catch {
            return []; // the one that lists the folder
          }
        })
        .filter((name) => name.endsWith('.warc'));
    const writeCaptures = (): void => {
      const records = Array.from({ length: 400 }, (_, n) =>
        response(`https://hamnen.example/${n}`, [html], page.replace('nio dagar', `${n} dagar`)),
      );
      for (const name of names) writeFileSync(path.join(folder, name), Buffer.concat(records));
    };

    test.each([
      ['breaks off', false, false],
      ['breaks off, out of order', true, false],
      ['says stop', false, true],
      ['says stop, out of order', true, true],
      ['says stop and breaks off', false, true, 3],
    ])('%s', async (_name, isUnordered, stops, breaksAt = stops ? Infinity : 3) => {
      writeCaptures();
      const stop = new AbortController();
      let count = 0;
      const sources = names.map((name) => path.join(folder, name));
      for await (const _ of fetchArticles(sources, { isUnordered, window: 40, stop: stop.signal })) {
        if (++count === 2 && stops) stop.abort();
        if (count >= breaksAt) break;
      }
      await expect.poll(openFiles, { timeout: 5_000 }).toEqual([]);
    });
  });
});
