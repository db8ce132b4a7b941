import { decodeText } from '../decode/index.js';
import { UnrecognisedError } from '../errors.js';
import { decodeWhole } from '../shared/content-coding.js';
import { recogniseText } from '../recognise/index.js';
import { makeTarget } from '../source/index.js';
import type { DocumentItem, Target } from '../types.js';
import { readWarc, type WarcDocument } from '../warc/index.js';

/** Enough of a document to tell what it is. */
const startLength = 65_536;
const maxUnpacked = 64 * 1_048_576;

/** The documents of a WARC as targets with their bytes at hand, so that each goes the way of a fetched one. */
export async function* itemsFromWarc(
  source: AsyncIterable<Uint8Array>,
  container: Target,
  maxBytes: number,
): AsyncGenerator<DocumentItem> {
  let count = 0;
  let hasMore = false;
  for await (const item of readWarc(source, { ref: container.ref, maxBytes })) {
    count++;
    // Only while nothing else was seen: to tell what a document is takes its time.
    hasMore ||= 'error' in item || !namesOthers(item.document);
    if ('error' in item) yield { kind: 'failure', error: item.error, target: recordTarget(container, item.url) };
    else yield { kind: 'target', target: targetOf(item.document, container) };
  }
  if (hasMore) return;
  const what =
    count === 0 ? 'without any page, feed or text in it' : 'of sitemaps and lists, without a page of those they name';
  const error = new UnrecognisedError(`${container.ref} is a WARC file ${what}`);
  yield { kind: 'failure', error, target: container };
}

/** Whether a document only names others, which a capture does not lead to. */
function namesOthers({ bytes, contentType, url }: WarcDocument): boolean {
  try {
    const start = decodeWhole('gzip', Buffer.from(bytes.subarray(0, startLength)), maxUnpacked, true);
    const kind = recogniseText(decodeText(start, { contentType, kind: 'text' }).text, contentType, url ?? '');
    return kind === 'sitemap' || kind === 'opml' || kind === 'list';
  } catch {
    return false; // not to be told, or refused by name: it is a failure of its own
  }
}

function targetOf(document: WarcDocument, container: Target): Target {
  const { url, bytes, contentType, status, headers, fetchedAt, isTruncated } = document;
  return { ...recordTarget(container, url), bytes, contentType, capture: { status, headers, fetchedAt, isTruncated } };
}

function recordTarget(container: Target, url: string | null): Target {
  return makeTarget(url ?? container.ref, { url, file: container.file, depth: container.depth + 1 });
}
