import { NetworkError } from '../../errors.js';
import { makeTarget } from '../../source/index.js';
import type { BackfillAddress } from '../../store/index.js';
import type { Article, Fetched } from '../../types.js';
import type { BackfillRun } from './backfill-types.js';
import { captureTime } from './capture-index.js';

// A copy in an archive of the web, as it was captured: read as the answer that the publisher once gave, at that time.

/** The Wayback Machine gives the publisher's own headers under this name. */
const originalPrefix = 'x-archive-orig-';

/** The answer of the past under the page's own address. Throws what fetching throws. */
export async function fetchCopy(address: BackfillAddress, run: BackfillRun): Promise<Fetched> {
  const copy = address.capture ?? '';
  const answer = await run.fetch(makeTarget(copy, { url: copy, isFound: true, depth: 1 }), {});
  // It may lead to a capture of another moment, and to nothing else.
  const reached = answer.url ?? copy;
  const base = copy.slice(0, copy.indexOf('/web/') + '/web/'.length);
  const [, digits = ''] = /^(\d{14})id_\//.exec(reached.startsWith(base) ? reached.slice(base.length) : '') ?? [];
  const fetchedAt = captureTime(digits);
  if (fetchedAt === null)
    throw new NetworkError(`${copy} leads to ${reached}, which is not a capture`, { isRetryable: false });
  const headers = headersOf(answer.headers);
  const contentType = headers['content-type'] ?? answer.contentType;
  const { bytes } = answer;
  const capture = { status: 200, headers, fetchedAt, isTruncated: false };
  const target = makeTarget(reached, { url: address.url, bytes, contentType, capture, depth: 1 });
  return run.fetch(target, {});
}

function headersOf(headers: Record<string, string>): Record<string, string> {
  const own = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(originalPrefix) ? [[name.slice(originalPrefix.length), value] as const] : [],
  );
  return Object.fromEntries(own.filter(([name]) => name !== 'content-encoding' && name !== 'transfer-encoding'));
}

/** The record says that it was read from a copy; which one and when that was made stand there already. */
export function markCopy(article: Article): Article {
  return { ...article, source: { ...article.source, kind: 'archive' } };
}
