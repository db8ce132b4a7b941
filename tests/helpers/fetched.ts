import { makeTarget } from '../../src/source/index.js';
import type { Fetched } from '../../src/types.js';

/** A document as it comes from an address (null: from a file), got on a day in May 2026. */
export function fetchedOf(
  body: string | Uint8Array,
  parts: Partial<Fetched> = {},
  url: string | null = 'https://herald.example/doc',
): Fetched {
  return {
    target: makeTarget(url ?? 'page.html', url === null ? { file: 'page.html' } : { url }),
    url,
    redirects: [],
    status: url === null ? null : 200,
    headers: {},
    contentType: null,
    bytes: Buffer.from(body as string),
    sha256: '0'.repeat(64),
    fetchedAt: '2026-05-04T12:00:00.000Z',
    retries: 0,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
    ...parts,
  };
}
