import type { IncomingHttpHeaders } from 'node:http';

/** A value that is said twice is one. */
export function joined(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? [...new Set(value)].join(', ') : value;
}

/** One value a name, in place: undici makes an object for each answer. Cookies are the jar's and nobody else's, and reach no record. */
export function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  if (headers['set-cookie']) delete headers['set-cookie'];
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string') continue;
    // Of several types the last counts, as the Fetch standard extracts it.
    headers[name] = (name === 'content-type' ? [value].flat().at(-1) : joined(value)) ?? '';
  }
  return headers as Record<string, string>;
}
