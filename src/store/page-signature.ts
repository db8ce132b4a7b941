import { createHash } from 'node:crypto';

// What a reader sees of a page and what it says of itself, without what changes at every request: scripts, styles, comments,
// tokens, and the marks that adverts leave in attributes.

/** A page with less text shows its story by a script: then every byte may matter. */
const leastText = 200;
const longestTag = 2_000;

/**
 * The same for two pages that differ in nothing that anybody reads. Null for what is not an HTML page with a text; such bytes are alike
 * only where they are equal.
 */
export function pageSignature(bytes: Uint8Array): string | null {
  // Tags are ASCII in every charset that pages come in; what stands between them is only compared.
  const html = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/<(?:!doctype html|html|head|body)[\s>]/i.test(html.slice(0, 4_096))) return null;
  const texts: string[] = [];
  const said: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    texts.push(html.slice(at, open === -1 ? html.length : open));
    if (open === -1) break;
    at = passTag(html, open, said, texts);
  }
  const text = texts.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length < leastText) return null;
  return createHash('sha256')
    .update(`${said.join('\n')}\n\n${text}`)
    .digest('hex')
    .slice(0, 32);
}

/** Where the text goes on behind a tag, comment or script. */
function passTag(html: string, open: number, said: string[], texts: string[]): number {
  if (html.startsWith('<!--', open)) return endOf(html.indexOf('-->', open + 4), 3, html);
  if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
    texts.push('<');
    return open + 1;
  }
  const close = tagEnd(html, open + 1);
  const tag = html.slice(open, Math.min(close, open + longestTag));
  const name = /^<([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  if (name !== 'script' && name !== 'style') {
    said.push(...metadataOf(name, tag));
    return close;
  }
  const ending = new RegExp(`</${name}`, 'gi');
  ending.lastIndex = close;
  const end = ending.exec(html)?.index ?? html.length;
  if (/application\/ld\+json/i.test(tag)) said.push(html.slice(close, end).replace(/\s+/g, ' '));
  return end;
}

const endOf = (found: number, length: number, html: string): number => (found === -1 ? html.length : found + length);

/** Behind the `>` of a tag; quotes count where they open a value. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const sign = html[at];
    if (sign === '>') return at + 1;
    if ((sign === '"' || sign === "'") && /[=\s]/.test(html[at - 1]!)) {
      const end = html.indexOf(sign, at + 1);
      if (end === -1) return html.length;
      at = end;
    }
  }
  return html.length;
}

const attribute = /(?<![\w:-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

function metadataOf(name: string, tag: string): string[] {
  const isSaid = /^(?:meta|link|time|html|img)$/.test(name) || /\s(?:itemprop|property)\s*=/i.test(tag);
  if (!isSaid) return [];
  const attributes = new Map(
    [...tag.matchAll(attribute)].map((one) => [one[1]!.toLowerCase(), one[2] ?? one[3] ?? one[4] ?? '']),
  );
  const get = (key: string): string => attributes.get(key) ?? '';
  if (name === 'html') return [`lang ${get('lang')}`];
  if (name === 'img') return get('alt') === '' ? [] : [`alt ${get('alt')}`];
  if (name === 'time') return [`time ${get('datetime')}`];
  if (name === 'link')
    return /\b(?:canonical|amphtml|author)\b/i.test(get('rel')) ? [`${get('rel')} ${get('href')}`] : [];
  const key = get('property') || get('name') || get('itemprop') || get('http-equiv');
  const value = get('content') || get('datetime');
  return key === '' || value === '' || isToken(key, value) ? [] : [`${key} ${withoutQuery(value)}`];
}

const tokenName =
  /csrf|xsrf|token|nonce|request-?id|trace|session|visitor|fingerprint|timestamp|render|cache|build|generated|verif/i;
/** Long, of letters and digits, no blank, no date: nobody reads that. */
const randomValue = /^(?!\d{4}-\d\d)(?=[^\d]*\d)(?=[^a-z]*[a-z])[\w+/=.~-]{16,}$/i;

const isToken = (key: string, value: string): boolean => tokenName.test(key) || randomValue.test(value);

/** Pictures and the like come with a signature or a time in their address. */
const withoutQuery = (value: string): string =>
  /^(?:https?:)?\/\//i.test(value) ? value.replace(/[?#].*$/s, '') : value;
