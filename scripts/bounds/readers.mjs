// Every reader and writer of the built program, as a function of bytes: what `check:time` fills and `fuzz` feeds. A reader may
// refuse its input with an error that has a code of ours; anything else that it throws is a fault, and so is a wrong record.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const load = (name) => import(path.join(root, 'dist', name));

const library = await load('index.js');
const { articleSchema } = await load('schema.js');
const { readPageSources, readLinkHeader } = await load('discover/index.js');
const { diffArticles } = await load('diff/index.js');
const { formatters, plainFormat, template, wrap, clipToWidth, displayWidth, fileNameOf } =
  await load('output/index.js');
const { readWarc } = await load('warc/index.js');
const { isWarcHead } = await load('shared/warc-stream.js');
const { parseHttpMessage } = await load('warc/http-message.js');
const { openWarcWriter } = await load('shared/warc-writer.js');
const { recogniseStandardInput, targetFromLine } = await load('source/index.js');
const { parseDateText, findDates, parseClockText } = await load('shared/date-parse.js');
const { parseQuery } = await load('store/index.js');
const { snippetOf } = await load('store/snippet.js');
const { simhash } = await load('store/simhash.js');
const { readRules } = await load('fetch/robots.js');
const { Cookies } = await load('fetch/cookies.js');
const { retryAfterMs } = await load('fetch/retry-after.js');
const { decodeWhole } = await load('shared/content-coding.js');
const { parseSiteRule } = await load('sites/parse.js');

const url = 'https://coast.example/2026/05/04/harbour';
const now = '2026-05-05T08:00:00.000Z';
const maxBytes = 4_194_304;
const textOf = (bytes) => bytes.toString('utf8');
const isFile = () => false;

function fetchedOf(bytes, contentType = null) {
  const target = library.makeTarget(url, { url });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const answer = { status: 200, contentType, headers: {}, fetchedAt: now, retries: 0, sha256, redirects: [] };
  return { target, url, bytes, ...answer };
}

const options = (bodyForm) => ({ ...library.readDefaults, bodyForm, explain: bodyForm === 'blocks', pages: 2 });

/** A record is what the schema says, whatever was read. */
function checked(article) {
  const result = articleSchema.safeParse(article);
  if (!result.success) throw new Error(`a record that the schema refuses: ${result.error.message.slice(0, 400)}`);
  return article;
}

async function readAll(bytes, contentType, bodyForm) {
  const articles = [];
  for await (const item of await library.readDocument(fetchedOf(bytes, contentType), options(bodyForm))) {
    if (item.kind === 'article') articles.push(checked(item.article));
  }
  return articles;
}

const sample = await readAll(
  readFileSync(path.join(root, 'fixtures/pages/agency-copy/page.html')),
  'text/html',
  'text',
).then(([article]) => article);

/** A record all of whose texts come from the input, in turn. */
function articleOf(text) {
  const parts = text.split(/\n+/);
  const part = (at) => parts[at % parts.length] ?? '';
  return {
    ...sample,
    headline: part(0),
    authors: [part(1), part(2)],
    tags: parts.slice(0, 20),
    summary: part(3),
    section: part(4),
    body: text,
    notices: [part(5)],
    images: [{ url, caption: part(6), credit: part(7), alt: part(8), width: null, height: null }],
    links: [{ url, text: part(9) }],
    updates: [{ date: null, headline: part(10), body: part(11), authors: [part(12)], url: null }],
  };
}

async function* inPieces(bytes, size = 4_096) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const half = (text) => [text.slice(0, text.length >> 1), text.slice(text.length >> 1)];

function writeAll(article) {
  for (const [name, open] of Object.entries(formatters)) {
    const formatter = open({ ...plainFormat, colourLevel: 1, isPretty: name === 'json' });
    const out = (formatter.head?.() ?? '') + formatter.article(article, 0) + (formatter.tail?.(1) ?? '');
    if (name === 'json' || name === 'text') {
      if (/[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e]/.test(out))
        throw new Error(`${name} lets a control character through`);
    }
    if (name === 'ndjson') JSON.parse(out);
  }
  template('{date} {headline} {body}', true).article(article, 0);
  fileNameOf('{date}-{slug}.json', article);
}

/** What each reads, and from which kind of document a fuzzer should grow its inputs. */
export const readers = {
  page: { seeds: 'html', run: (bytes) => readAll(bytes, 'text/html', 'text') },
  'page-blocks': { seeds: 'html', run: (bytes) => readAll(bytes, 'text/html', 'blocks') },
  'page-written': {
    seeds: 'html',
    run: async (bytes) => {
      const form = bytes.length % 2 === 0 ? 'markdown' : 'html';
      for (const article of await readAll(bytes, 'text/html', form)) writeAll(article);
    },
  },
  any: { seeds: 'any', run: (bytes) => readAll(bytes, null, 'text') },
  text: {
    seeds: 'text',
    run: (bytes) => {
      const raw = library.parseTextPage(textOf(bytes), { url: null, rule: null, fetchedAt: now });
      const source = { ...sample.source, kind: 'text' };
      return checked(
        library.normaliseArticle(raw, {
          source,
          rule: null,
          timeZone: null,
          now,
          seenAt: now,
          explain: true,
          bodyForm: 'text',
        }),
      );
    },
  },
  feed: { seeds: 'feed', run: (bytes) => readAll(bytes, 'application/rss+xml', 'text') },
  'json-feed': {
    seeds: 'json-feed',
    run: (bytes) => library.parseFeed(bytes, { url, contentType: 'application/feed+json' }),
  },
  sitemap: { seeds: 'sitemap', run: (bytes) => [...library.parseSitemap(textOf(bytes), { url })] },
  opml: {
    seeds: 'opml',
    run: (bytes) => {
      const list = library.parseOpml(textOf(bytes));
      const again = library.parseOpml(
        library.formatOpml({ title: list.title ?? '', dateModified: now, feeds: list.feeds }),
      );
      if (again.feeds.length !== list.feeds.length) throw new Error('a list that is written does not read as it was');
    },
  },
  warc: {
    seeds: 'warc',
    run: async (bytes) => {
      isWarcHead(bytes.subarray(0, 1_024));
      for await (const item of readWarc(inPieces(bytes), {
        ref: 'x',
        maxBytes,
      })) {
        if ('error' in item && !('code' in item.error)) throw item.error;
      }
    },
  },
  'warc-written': {
    seeds: 'html',
    run: async (bytes) => {
      const writer = openWarcWriter({ isPacked: bytes.length % 2 === 0 });
      const [head, rest] = half(textOf(bytes));
      const body = Buffer.from(rest);
      const sha256 = createHash('sha256').update(body).digest('hex');
      const page = {
        url,
        fetchedAt: now,
        status: 200,
        headers: { 'x-any': head },
        bytes: body,
        sha256,
        isShared: false,
      };
      const whole = Buffer.concat([writer.info('wirecopy', now), writer.page(page)]);
      let count = 0;
      for await (const item of readWarc(inPieces(whole), {
        ref: 'x',
        maxBytes,
      })) {
        if ('error' in item) throw new Error(`a capture that is written does not read: ${item.error.message}`);
        if (!item.document.bytes.equals(page.bytes)) throw new Error('a capture that is written reads otherwise');
        count++;
      }
      // An empty page is not a document.
      if (count !== Math.min(1, body.length)) throw new Error(`a capture that is written reads as ${count}`);
    },
  },
  'http-message': {
    seeds: 'http',
    run: (bytes) => {
      try {
        parseHttpMessage(bytes, maxBytes);
      } catch (error) {
        // Its caller says what it was about.
        if (error.constructor !== Error && !('code' in error)) throw error;
      }
    },
  },
  discover: { seeds: 'html', run: (bytes) => readPageSources(textOf(bytes), url) },
  'link-header': { seeds: 'link', run: (bytes) => readLinkHeader(textOf(bytes), url) },
  list: {
    seeds: 'list',
    run: async (bytes) => {
      const input = await recogniseStandardInput(inPieces(bytes, 1_024), isFile);
      if (input.kind === 'document') for await (const chunk of input.chunks) chunk.length;
      else
        for await (const line of input.lines) {
          try {
            targetFromLine(line, isFile);
          } catch (error) {
            if (!('code' in error)) throw error;
          }
        }
    },
  },
  decode: {
    seeds: 'any',
    run: (bytes) => {
      for (const kind of ['html', 'xml', 'text']) library.decodeText(bytes, { contentType: null, kind });
    },
  },
  coding: {
    seeds: 'any',
    run: (bytes) => {
      for (const name of ['gzip', 'deflate', 'br', 'gzip, br', textOf(bytes.subarray(0, 12))]) {
        try {
          decodeWhole(name, bytes, maxBytes);
        } catch (error) {
          if (error.constructor !== Error && !('code' in error)) throw error;
        }
      }
    },
  },
  dates: {
    seeds: 'dates',
    run: (bytes) => {
      const text = textOf(bytes);
      for (const language of [null, 'en', 'ar', 'zh']) {
        const found = parseDateText(text, { language, now });
        if (found && !/^\d{4}(?:-\d\d)?(?:-\d\d)?(?:T|$)/.test(found.iso))
          throw new Error(`a date of no form: ${found.iso}`);
        findDates(text, { language, now });
        parseClockText(text, { language, now });
      }
    },
  },
  query: { seeds: 'query', run: (bytes) => parseQuery(textOf(bytes)) },
  robots: {
    seeds: 'robots',
    run: (bytes) => {
      const rules = readRules('https://coast.example', { status: 200, text: textOf(bytes) }, 'wirecopy/1');
      rules.allows(url);
    },
  },
  headers: {
    seeds: 'http',
    run: (bytes) => {
      const text = textOf(bytes);
      retryAfterMs(text, Date.parse(now));
      try {
        new Cookies(text);
      } catch (error) {
        if (!('code' in error)) throw error;
      }
    },
  },
  'site-rule': {
    seeds: 'rule',
    run: (bytes) => {
      let value;
      try {
        value = JSON.parse(textOf(bytes));
      } catch {
        return; // no JSON: another part says so
      }
      parseSiteRule(value, 'rule.json');
    },
  },
  diff: {
    seeds: 'text',
    run: (bytes) => {
      const [before, after] = half(textOf(bytes)).map(articleOf);
      diffArticles(before, after);
    },
  },
  written: { seeds: 'text', run: (bytes) => writeAll(articleOf(textOf(bytes))) },
  shown: {
    seeds: 'text',
    run: (bytes) => {
      const text = textOf(bytes);
      const lines = wrap(text, 60).split('\n');
      if (displayWidth(clipToWidth(text, 40)) > 40) throw new Error('cut to 40 columns, it is wider');
      try {
        snippetOf(articleOf(text), parseQuery(text.slice(0, 200)).wanted);
      } catch (error) {
        if (!('code' in error)) throw error;
      }
      simhash(text);
      return lines;
    },
  },
};

/** An answer is a record, a refusal with a code of ours, or a fault. */
export async function faultOf(name, bytes) {
  try {
    await readers[name].run(bytes);
    return null;
  } catch (error) {
    return error instanceof Error &&
      /^[A-Z_]+$/.test(String(error.code ?? '')) &&
      error.code !== 'INTERNAL' &&
      error instanceof library.WirecopyError
      ? null
      : error;
  }
}
