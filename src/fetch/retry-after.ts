/** `Retry-After` as seconds or as a date (RFC 9110 section 10.2.3), in milliseconds from now; null where it says nothing. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // A bare number would parse as a year: only what holds a time of day is a date here.
  if (!/\d:\d\d/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
