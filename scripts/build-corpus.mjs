// node scripts/build-corpus.mjs --draft FOLDER > pages.jsonl: a line a saved page (FOLDER/**/*.html) with what wirecopy reads in it, for a
// person to correct. node scripts/build-corpus.mjs pages.jsonl OUT/NAME: a set that the training takes. Then
//
//     CORPUS=OUT npm run train && CORPUS=OUT npm run train:choice && CORPUS=OUT npm run train:dates
//
// writes the models in src/. (A set beside those of ../shared/corpus is learned from together with them, without CORPUS.)
//
// A line of pages.jsonl, of which `file` and `url` must be there:
//
//     { "file": "saved/a.html", "url": "https://herald.example/a", "encoding": "utf-8", "headline": "…", "date": "2026-05-04T10:00:00Z",
//       "authors": ["…"], "tags": ["…"], "body": ["a paragraph", { "h": "a heading within" }, "…"], "pageType": "listing" }
//
// A key that is left out is not learned; null and [] say that the page has none. Body: all paragraphs of the story in order, as the page
// prints them. `pageType` only for pages that are not stories: "listing", "collection", "product", "service", "documentation", "forum".
// Some hundreds of pages of many publishers are wanted, forty of each other kind among them; a publisher's pages stay together in a fold.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { draft: { type: 'string' } } });
if (values.draft) await draft(values.draft);
else if (positionals.length === 2) build(...positionals);
else {
  console.error('usage: build-corpus.mjs --draft FOLDER > pages.jsonl, or build-corpus.mjs pages.jsonl OUT/NAME');
  process.exit(2);
}

async function draft(folder) {
  const { makeReader } = await import('./ablate/reader.mjs');
  const read = await makeReader(path.resolve(import.meta.dirname, '../dist'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.html?$/i.test(name)) continue;
    const file = path.join(folder, name);
    const { article, error } = await read({ url: null, readBytes: () => readFileSync(file) });
    if (error) console.error(`${file}: ${error}`);
    const { canonicalUrl = '', headline, date, authors, tags, body } = article ?? {};
    const paragraphs = body?.split(/\n\n+/);
    console.log(
      JSON.stringify({
        file,
        url: canonicalUrl ?? '',
        encoding: 'utf-8',
        headline,
        date,
        authors,
        tags,
        body: paragraphs,
      }),
    );
  }
}

function build(list, out) {
  const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  mkdirSync(path.join(out, 'pages'), { recursive: true });
  const records = lines.map((line, at) => {
    const { file, url, encoding = 'utf-8', ...truth } = JSON.parse(line);
    if (!file || !URL.canParse(url)) throw new Error(`${list}, line ${at + 1}: file and url must be there`);
    const bytes = readFileSync(path.resolve(path.dirname(list), file));
    new TextDecoder(encoding); // an unknown name is told here and not in the middle of the training
    const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
    writeFileSync(path.join(out, 'pages', `${id}.html.gz`), gzipSync(bytes));
    return { id, corpus: path.basename(out), url, encoding, domain: domainOf(url), ...truth };
  });
  writeFileSync(path.join(out, 'truth.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const split = Object.fromEntries(records.map(({ id }) => [id, 'dev']));
  writeFileSync(path.join(out, 'split.json'), `${JSON.stringify(split)}\n`);
  console.error(`${records.length} pages of ${new Set(records.map(({ domain }) => domain)).size} publishers in ${out}`);
}

/** The last two names of the host, three where the second is short ("co.uk"): what keeps a publisher's pages in one fold. */
function domainOf(url) {
  const labels = new URL(url).hostname.split('.');
  return labels.slice(labels.length > 2 && labels.at(-2).length <= 3 ? -3 : -2).join('.');
}
