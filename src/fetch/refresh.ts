import type { Answer } from './exchange.js';

// A page that sends its reader on by itself: the `Refresh` header and `<meta http-equiv="refresh">`
// (https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh). Old stubs of moved stories do.

/** A longer wait is there so that the page is read: a live blog that loads itself anew, a way back to the front page. */
const longestSeconds = 10;
/** Where a reader is kept for seconds, a stub says little more than "this page has moved". Menus are links and do not count. */
const stubCharacters = 500;
/** It stands in the head. */
const searchedBytes = 65_536;

/** Where a page of status 2xx sends its readers on, null where it does not, or only to itself. */
export function refreshTarget(answer: Answer, url: URL): URL | null {
  if (answer.status < 200 || answer.status >= 300) return null;
  const { refresh } = answer.headers;
  const found = refresh === undefined ? metaRefresh(answer) : { refresh: parseRefresh(refresh), base: null };
  if (!found?.refresh) return null;
  const { to, seconds } = found.refresh;
  const base = found.base !== null && URL.canParse(found.base, url.href) ? new URL(found.base, url) : url;
  if (to === '' || seconds > longestSeconds || !URL.canParse(to, base.href)) return null;
  const next = new URL(to, base);
  // To an app, or to a script: the page stays, in a browser as well.
  if (next.protocol !== 'http:' && next.protocol !== 'https:') return null;
  if (next.href.split('#', 1)[0] === url.href.split('#', 1)[0]) return null;
  return seconds > 0 && !isStub(answer.body) ? null : next;
}

interface Refresh {
  seconds: number;
  /** Empty: itself. */
  to: string;
}

/** `5; url='/b'`, and the looser forms that browsers take. */
function parseRefresh(text: string): Refresh | null {
  const found = /^\s*(\d{1,9})?(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+|$)(?:url\s*=\s*)?(.*)$/is.exec(text.trim());
  if (!found || (found[1] === undefined && !/^\s*\./.test(text))) return null;
  const rest = found[2] ?? '';
  const quote = /^["']/.exec(rest)?.[0];
  return { seconds: Number(found[1] ?? 0), to: quote ? rest.slice(1).split(quote, 1)[0]!.trim() : rest.trim() };
}

const spellings = ['refresh', 'Refresh', 'REFRESH'].map((word) => Buffer.from(word));

/** What a document of HTML may begin with: the entries of a feed that is served as HTML send nobody on. */
const firstTag = /^(?:html|head|meta|title|base|link|script|style|noscript|body|center|p|div|h\d|b|a|font|table|br)$/;

/** The first one that a reader without scripts obeys, with the base that its address is resolved by. */
function metaRefresh({ headers, body }: Answer): { refresh: Refresh | null; base: string | null } | null {
  if (!/html/i.test(headers['content-type'] ?? 'html')) return null;
  const head = body.subarray(0, searchedBytes);
  // Most pages do not hold the word where it counts, and this costs them next to nothing.
  if (!spellings.some((word) => head.includes(word))) return null;
  const text = head.toString('utf8');
  return firstRefresh(text) ?? (isBlank(body) ? firstRefresh(withoutScripts(text)) : null);
}

/** A stub that sends on by a script, with a tag for readers without scripts; a page that draws itself carries more. */
const blankBytes = 4096;

const isBlank = (body: Buffer): boolean => body.length <= blankBytes && textLength(body.toString('utf8')) === 0;

/** What a reader without scripts is given. */
function withoutScripts(text: string): string {
  return [...text.matchAll(/<noscript\b[^>]*>(.*?)<\/noscript/gis)].map(([, inner]) => inner).join('');
}

function firstRefresh(text: string): { refresh: Refresh | null; base: string | null } | null {
  let base: string | null = null;
  let isFirst = true;
  for (const { name, attributes } of tagsOf(text)) {
    if (isFirst && !firstTag.test(name)) return null;
    isFirst = false;
    if (name === 'base') base ??= attributeOf(attributes, 'href');
    if (name !== 'meta' || attributeOf(attributes, 'http-equiv')?.trim().toLowerCase() !== 'refresh') continue;
    const refresh = parseRefresh(attributeOf(attributes, 'content') ?? '');
    if (refresh) return { refresh, base };
  }
  return null;
}

const isStub = (body: Buffer): boolean =>
  body.length <= searchedBytes && textLength(body.toString('utf8')) <= stubCharacters;

/** Characters that stand outside of tags and links. */
function textLength(text: string): number {
  let length = 0;
  let at = 0;
  let isInLink = false;
  const count = (end: number): void => {
    if (!isInLink) length += text.slice(at, end).replace(/\s+/g, ' ').trim().length;
  };
  for (const { name, start, end } of tagsOf(text)) {
    count(start);
    at = end;
    if (name === 'a' || name === '/a') isInLink = name === 'a';
  }
  count(text.length);
  return length;
}

/** Of whose content no tag counts. A `noscript` is for readers without scripts alone: a browser passes over it. */
const closed = /^(?:noscript|script|style|template|textarea|title|xmp|iframe|noframes|noembed|svg|math)$/;

/** Tags outside of comments and of what is closed (whose content belongs to the tag); in one pass that never goes back. */
function* tagsOf(text: string): Generator<{ name: string; attributes: string; start: number; end: number }> {
  const opening = /<(?:!--|(\/?[a-z][^\s/>]*))/gi;
  const rest = /((?:[^>"']|"[^"]*"|'[^']*')*)>/y;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const name = found[1]?.toLowerCase() ?? '!--';
    rest.lastIndex = opening.lastIndex;
    const attributes = name === '!--' ? '' : rest.exec(text)?.[1];
    if (attributes === undefined) return;
    let end = name === '!--' ? opening.lastIndex : rest.lastIndex;
    if (name === '!--' || closed.test(name)) {
      const closing = new RegExp(name === '!--' ? '-->' : `</${name}`, 'gi');
      closing.lastIndex = end;
      end = closing.exec(text)?.index ?? -1;
      if (end === -1) return;
    }
    opening.lastIndex = end;
    if (name !== '!--') yield { name, attributes, start: found.index, end };
  }
}

function attributeOf(attributes: string, wanted: string): string | null {
  for (const found of attributes.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g)) {
    if (found[1]?.toLowerCase() === wanted) return unescaped(found[2] ?? found[3] ?? found[4] ?? '');
  }
  return null;
}

/** What an address may hold; more has no place in it. */
function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|quot|apos|lt|gt));/gi, (_all, decimal, hex, name) =>
    name
      ? named[String(name).toLowerCase()]!
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );
}
