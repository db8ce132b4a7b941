import { UnrecognisedError } from '../errors.js';
import { makeTarget } from '../source/index.js';
import type { DocumentItem, Target } from '../types.js';
import { readWarc, type WarcDocument } from '../warc/index.js';

/** The documents of a WARC as targets with their bytes at hand, so that each goes the way of a fetched one. */
export async function* itemsFromWarc(
  source: AsyncIterable<Uint8Array>,
  container: Target,
  maxBytes: number,
): AsyncGenerator<DocumentItem> {
  let count = 0;
  for await (const item of readWarc(source, { ref: container.ref, maxBytes })) {
    count++;
    if ('error' in item) yield { kind: 'failure', error: item.error, target: recordTarget(container, item.url) };
    else yield { kind: 'target', target: targetOf(item.document, container) };
  }
  if (count === 0) {
    const error = new UnrecognisedError(`${container.ref} is a WARC file without any page, feed or text in it`);
    yield { kind: 'failure', error, target: container };
  }
}

function targetOf(document: WarcDocument, container: Target): Target {
  const { url, bytes, contentType, status, headers, fetchedAt, isTruncated } = document;
  return { ...recordTarget(container, url), bytes, contentType, capture: { status, headers, fetchedAt, isTruncated } };
}

function recordTarget(container: Target, url: string | null): Target {
  return makeTarget(url ?? container.ref, { url, file: container.file, depth: container.depth + 1 });
}
