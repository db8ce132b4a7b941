// What a followed feed costs on the disk: real pages where the measuring sets are beside the repository (`../shared/corpus`), each
// looked at five times as `sync` does, with what changes at every request (tokens, scripts, lists of what is most read), and
// every seventh edited once. Prints bytes a story by rule, and what a feed of twenty stories a day takes a year.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readArticles } from '../../dist/index.js';
import { openStore } from '../../dist/store/index.js';

const folder = path.resolve(import.meta.dirname, '../../../shared/corpus/fundus/pages');
const hours = [0, 1, 6, 24, 168];
const storiesADay = 20;
/** Of two looks at one page, so many show other headlines around the story. */
const changingSides = 0.6;
const start = Date.UTC(2026, 0, 1);

export async function run() {
  if (!existsSync(folder)) return console.log(`no pages in ${folder}: nothing measured`);
  const stories = [];
  for (const name of readdirSync(folder)) {
    const html = gunzipSync(readFileSync(path.join(folder, name))).toString('utf8');
    const url = `https://${name.replace(/\W+/g, '-')}.example/story`;
    const [article] = await readArticles(html, { url }).catch(() => []);
    if (article) stories.push({ html, url, article });
  }
  const size = stories.reduce((sum, one) => sum + one.html.length, 0) / stories.length;
  console.log(`${stories.length} pages of ${Math.round(size / 1000)} kB on average, ${hours.length} looks each`);
  for (const rule of ['all', 'first,latest', 'latest', 'none']) await measure(rule, stories);
}

async function measure(rule, stories) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'wirecopy-disk-'));
  const file = path.join(temporary, 'archive.db');
  const store = await openStore(file);
  await store.setKeepsRaw(rule);
  const began = performance.now();
  let looks = 0;
  for (const [look, hour] of hours.entries()) {
    for (const [n, story] of stories.entries()) {
      const at = new Date(start + n * 60_000 + hour * 3_600_000).toISOString();
      const html = seenAt(story.html, n, look);
      const sha256 = createHash('sha256').update(html).digest('hex');
      const isEdited = n % 7 === 0 && look >= 2;
      const body = isEdited ? `${story.article.body}\n\nOne more paragraph.` : story.article.body;
      const article = { ...story.article, body, source: { ...story.article.source, sha256 } };
      const raw = { url: story.url, fetchedAt: at, status: 200, headers: {}, bytes: Buffer.from(html) };
      await store.save(article, { now: at, raw });
      looks++;
    }
  }
  const ms = (performance.now() - began) / looks;
  const { rawPages, rawBytes } = await store.diskUse('9999');
  await store.vacuum();
  await store.close();
  const bytes = statSync(file).size / stories.length;
  rmSync(temporary, { recursive: true });
  const year = (bytes * storiesADay * 365) / 1e9;
  console.log(
    `keep ${rule}: ${(rawPages / stories.length).toFixed(2)} pages and ${Math.round(bytes / 1000)} kB a story (${Math.round(rawBytes / stories.length / 1000)} kB of pages), ${year.toFixed(2)} GB a year at ${storiesADay} stories a day; ${ms.toFixed(1)} ms a look`,
  );
}

/** The page as a server sends it at another time. */
function seenAt(html, n, look) {
  const random = createHash('sha256').update(`${n} ${look}`).digest('hex');
  const head = `<meta name="csrf-token" content="${random}"><script>window.requestId = "${random}"</script>`;
  const isOther = Number.parseInt(random.slice(0, 4), 16) / 0xffff < changingSides;
  const side = isOther ? `<aside>Most read: ${random.match(/.{8}/g).join(' ')}</aside>` : '';
  const extra = n % 7 === 0 && look >= 2 ? '<p>One more paragraph.</p>' : '';
  return html.replace(/<\/head>/i, `${head}</head>`).replace(/<\/body>/i, `${extra}${look === 0 ? '' : side}</body>`);
}
