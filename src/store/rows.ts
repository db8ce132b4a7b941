import { withNewerKeys } from '../shared/newer-keys.js';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { StoreError } from '../errors.js';
import type { Article } from '../types.js';
import type { StoredArticle } from './store.js';

// Records and rows, one into the other. A record is kept as compressed JSON, as it was printed; columns beside it are for finding.

/** First byte of a packed record: raw deflate with the dictionary below. Another way of packing gets another number. */
const deflateWithDictionary = 1;

/** What every record says, its likeliest forms last: saves a third of each. A released dictionary never changes. */
const dictionary = Buffer.from(
  'https://www.http://.com/news/politics/world/business/sport/opinion/article/.html?.jpgReuters Associated Press AFP Staff ' +
    '"},{"name":" and the of to in for that said on with was is at by as from it he has have be are his were will who after their not ' +
    'application/xhtml+xmlISO-8859-1windows-1252"kind":"entry""kind":"feed""precision":"day""zoneFrom":null"role":"editor""kind":"organisation"' +
    '"access":"metered""access":"paywalled""bodyComplete":null"rights":{"license":null,"copyright":"© ","tdm":null,"robots":"index, follow, ' +
    'max-image-preview:large"}"genre":"news""genre":"opinion""origin":{"agency":"","credit":""}"caption":"","credit":"","alt":"","width":1200,"height":630}' +
    '"updates":[{"date":"","headline":"","body":"","authors":[],"url":null}],"briefs":[{"date":"","headline":"","summary":"","url":"' +
    '{"schemaVersion":1,"id":"","aliases":[],"kind":"article","url":"https://www.","canonicalUrl":"https://www.","headline":"' +
    '","alternativeHeadlines":[],"date":"2026-05-04T06:30:00+02:00","modified":null,"dateBasis":{"precision":"second","zoneFrom":"stated",' +
    '"disputed":false},"authors":["","contributors":[{"name":"","role":"author","kind":"person","url":null,"email":null}],"origin":null,' +
    '"genre":null,"tags":[""],"section":"","summary":"","body":"","language":"en","publisher":{"name":"","url":null},"dateline":null,' +
    '"images":[{"url":"https://","caption":null,"credit":null,"alt":null,"width":null,"height":null}],"links":[{"url":"https://","text":""}],' +
    '"updates":[],"briefs":[],"notices":[],"access":"open","bodyComplete":true,"rights":null,"wordCount":0,"readingMinutes":null,' +
    '"source":{"kind":"page","ref":"https://","file":null,"feedUrl":"https://","guid":"https://","fetchedAt":"2026-05-04T12:00:00.000Z",' +
    '"status":200,"contentType":"text/html; charset=utf-8","charset":"utf-8","sha256":"","rule":null,"extractor":"0.1.0","retries":0}}',
);

/** Small chunks: Node clears 16 KiB of memory for each record otherwise. */
const packing = { level: 3, chunkSize: 8192, dictionary };

/** An archive may be somebody else's: a few bytes can unpack to gigabytes. */
const unpacking = { ...packing, maxOutputLength: 256 * 1024 * 1024 };

export function packRecord(article: Article): Uint8Array {
  const packed = deflateRawSync(JSON.stringify(article.evidence ? withoutEvidence(article) : article), packing);
  const bytes = Buffer.allocUnsafe(packed.length + 1);
  bytes[0] = deflateWithDictionary;
  packed.copy(bytes, 1);
  return bytes;
}

function withoutEvidence({ evidence: _evidence, ...record }: Article): Article {
  return record;
}

export function unpackRecord(bytes: Uint8Array): Article {
  if (bytes[0] !== deflateWithDictionary)
    throw new StoreError(`a record is packed in a way (${bytes[0]}) that is not known`);
  return withNewerKeys(JSON.parse(inflateRawSync(bytes.subarray(1), unpacking).toString('utf8')) as Article);
}

/** Null for a damaged record: it must not keep its archive closed. `doctor` names an article that is not in the full text. */
export function readableRecord(record: Uint8Array): Article | null {
  try {
    return unpackRecord(record);
  } catch (error) {
    if (error instanceof StoreError || error instanceof SyntaxError || isZlibError(error)) return null;
    throw error;
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:Z_|ERR_)/.test(String(error.code));

export interface ArticleRow {
  row: number;
  id: string;
  first_seen: string;
  changed_at: string;
  revision: number;
  revisions: number;
  edits: number;
  edited_at: string | null;
  near_group: string | null;
  record: Uint8Array;
  feeds: string | null;
}

export function storedArticle(row: ArticleRow): StoredArticle {
  return {
    article: { ...unpackRecord(row.record), id: row.id },
    firstSeen: row.first_seen,
    changedAt: row.changed_at,
    revision: row.revisions,
    edits: row.edits,
    editedAt: row.edited_at,
    group: row.near_group,
    feeds: row.feeds ? (JSON.parse(row.feeds) as string[]) : [],
  };
}
