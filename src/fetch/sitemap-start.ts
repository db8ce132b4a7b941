/** A long comment or a list of stylesheets may stand before the root element. */
const startLength = 16_384;

/** Whether a body that begins with these pieces is a sitemap, an index of some, or a list of addresses, a line each. */
export function opensSitemap(pieces: readonly Uint8Array[]): boolean {
  const start: Uint8Array[] = [];
  for (let at = 0, length = 0; at < pieces.length && length < startLength; at++) {
    start.push(pieces[at]!.subarray(0, startLength));
    length += pieces[at]!.length;
  }
  // Of UTF-16 every other byte is a zero.
  const text = Buffer.concat(start).toString('latin1').replaceAll('\0', '');
  const root = /<(?:[\w.-]{1,40}:)?(urlset|sitemapindex|html|rss|feed)[\s>]/i.exec(text)?.[1]?.toLowerCase();
  if (root) return root === 'urlset' || root === 'sitemapindex';
  const lines = text
    .replace(/^[^\x21-\x7e]+/, '')
    .split(/[\r\n]+/)
    .slice(0, -1);
  return lines.length > 0 && lines.every((line) => /^https?:\/\/\S+\s*$/i.test(line));
}
