import { withPlainAmpersands } from '../shared/twice-escaped.js';
import { cleanUrl } from '../shared/tracking.js';
import { plainTitle } from './plain-text.js';

// What systems put behind the text of an entry: a link to go on reading, a line that says where the story appeared. Told by
// where its links lead, in any language; by words only where the text has no links.

/** The end of a text that is looked at; such lines are short. */
const tailLength = 3_000;
const maxLine = 400;
const maxLinkText = 160;

export interface ClosingContext {
  /** Addresses of the story itself. */
  own: readonly (string | null)[];
  /** Of what readers say about it. */
  comments: string | null;
  /** Of the site. */
  site: string | null;
  title: string | null;
}

/** "submitted by /u/somebody [link] [comments]" */
const redditEnd = /(?:&#32;|\s)*submitted by(?:&#32;|\s)*<a href="https:\/\/\w+\.reddit\.com\/user\/[\s\S]{0,900}$/;
/** Nothing but a link: to the talk about the story, or to go on reading. */
const onlyLink = /^\s*(?:<p>)?<a\s[^<>]*?href="([^"]*)"[^<>]*>([^<>]*)<\/a>(?:<\/p>)?\s*$/i;
const hasPicture = /<img\s/i;

/** The HTML of an entry without such lines at its end. One that is nothing else stays as it is. */
export function withoutClosing(html: string, context: ClosingContext): string {
  const only = onlyLink.exec(html.slice(0, maxLine));
  if (only && (isOwn(only[1]!, [context.comments]) || asksToGoOn(only[2]!))) return '';
  const end = wordsEnd(html);
  // Counters and rows of buttons without words stand behind such lines.
  const pictures = html.slice(end);
  let rest = html.slice(0, end).replace(redditEnd, '');
  for (let round = 0; round < 3; round++) {
    const shorter = withoutCredit(rest, context) ?? withoutOwnLink(rest, context);
    if (shorter === null || !(hasPicture.test(shorter) || plainTitle(shorter, 'html') !== '')) break;
    rest = shorter;
  }
  return withoutWords(rest, context.title) + pictures;
}

/** Where the words of an HTML end, with the tags that close them: behind it stand pictures at most. */
function wordsEnd(html: string): number {
  let end = html.length;
  for (;;) {
    while (end > 0 && /\s/.test(html[end - 1]!)) end--;
    const start = html[end - 1] === '>' ? html.lastIndexOf('<', end - 1) : -1;
    if (start === -1 || html.lastIndexOf('>', end - 2) > start) break;
    end = start;
  }
  closers.lastIndex = end;
  const closed = closers.exec(html)?.[0].length ?? 0;
  // Without a picture all of it closes what stands before.
  return hasPicture.test(html.slice(end)) ? end + closed : html.length;
}

const closers = /(?:\s*<\/[a-z0-9]+>)*/iy;

/** `<p>The post <a href="the story">…</a> appeared first on <a href="the site">…</a>.</p>` */
function withoutCredit(html: string, { own, site, title }: ClosingContext): string | null {
  const tail = html.slice(-tailLength).trimEnd();
  const at = tail.toLowerCase().lastIndexOf('<p');
  if (at === -1 || !/^<p[\s>]/i.test(tail.slice(at, at + 3))) return null;
  const line = tail.slice(at);
  const links = [...line.matchAll(/<a\s[^<>]*?href="([^"]*)"/gi)].map((link) => link[1]!);
  if (!/<\/p>$/i.test(line) || links.length !== 2 || plainTitle(line, 'html').length > maxLine) return null;
  // A feed that another host hands on keeps the addresses of the first: then the title tells.
  const isNamed =
    title !== null && keyOf(links[0]!) !== null && plainTitle(/<a\s.*?<\/a>/is.exec(line)?.[0] ?? '', 'html') === title;
  const isCredit = (isNamed || isOwn(links[0]!, own)) && isFront(links[1]!, site, isNamed ? [links[0]!] : own);
  return isCredit ? html.slice(0, Math.max(0, html.length - tailLength) + at) : null;
}

/** A link to the story itself, or over a counter, that ends the text: "Continue reading", "12 comments". One inside a sentence is part of it. */
function withoutOwnLink(html: string, { own }: ClosingContext): string | null {
  const tail = html.slice(-tailLength).trimEnd();
  const at = tail.lastIndexOf('<a ');
  if (at === -1) return null;
  const match = /^<a\s[^<>]*?href="([^"]*)"[^<>]*>([\s\S]*)<\/a>((?:\s|<\/[a-z0-9]+>|[\])])*)$/i.exec(tail.slice(at));
  if (!match || plainTitle(match[2]!, 'html').length > maxLinkText) return null;
  if (!isOwn(match[1]!, own) && !asksToGoOn(plainTitle(match[2]!, 'html'))) return null;
  if (/<img/i.test(match[2]!)) return null;
  const before = html.slice(0, Math.max(0, html.length - tailLength) + at);
  const isOpen = /(?:[.!?…。！？”"»)\]]|&#8230;|&hellip;|<(?:p|div|br|span|strong|em)[^<>]*>|<\/p>)\s*[[(]?\s*$/i.test(
    before.slice(-200),
  );
  return isOpen ? before.trimEnd().replace(/[[(]$/, '') + match[3]!.replace(/[\])]/g, '') : null;
}

function isOwn(address: string, own: readonly (string | null)[]): boolean {
  const key = keyOf(address);
  return key !== null && own.some((one) => one !== null && keyOf(one) === key);
}

/** The front page of the story's or the feed's site. */
function isFront(address: string, site: string | null, own: readonly (string | null)[]): boolean {
  const key = keyOf(address);
  if (key === null) return false;
  if (site !== null && keyOf(site) === key) return true;
  return own.some((one) => one !== null && keyOf(new URL('/', one).href) === key);
}

/** An address without scheme, fragment and tracking. */
function keyOf(address: string): string | null {
  const decoded = withPlainAmpersands(address);
  if (!/^https?:\/\//i.test(decoded) || !URL.canParse(decoded)) return null;
  const url = new URL(cleanUrl(decoded) ?? decoded);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

/** What is said of where a story appeared, as blog systems have it in their languages: words before and behind the title. */
const credits: readonly [before: string, behind: string][] = [
  ['The (?:post|article)', '(?:first appeared|appeared first) on'],
  ['Der Beitrag', 'erschien zuerst (?:auf|bei)'],
  ["L[’']article", 'est apparu en premier sur'],
  ['La entrada', '(?:apareció primero|se publicó primero) en'],
  ['(?:O post|O artigo)', 'apareceu primeiro em'],
  ["L[’']articolo", '(?:proviene da|sembra essere il primo su)'],
  ['Het bericht', 'verscheen eerst op'],
  ['(?:Artykuł|Wpis)', 'pochodzi z serwisu'],
  ['Inlägget', 'dök först upp på'],
  ['Innlegget', 'dukket først opp på'],
  ['Indlægget', 'blev først udgivet på'],
  ['(?:Сообщение|Запись)', '(?:появились сначала|впервые появилась) на'],
  ['投稿', '(?:は|が)'],
];
const credit = new RegExp(`\\s(?:${credits.map((pair) => pair.join('\\s.{1,250}?\\s')).join('|')})\\s.{1,100}$`, 'iu');

const goOn =
  /(?:^|[.!?…。！？\]]|\.{3})\s*(?:continue reading|read more|keep reading|weiterlesen|lire la suite|seguir leyendo|leer más|leggi tutto|continua a leggere|leia mais|continuar lendo|lees verder|läs mer|les mer|læs mere|czytaj dalej|czytaj więcej|читать далее|читати далі|続きを読む|继续阅读|繼續閱讀|阅读全文|閱讀全文|더 보기|devamını oku)\s*(.{0,200})$/iu;

const withoutSigns = (text: string): string => plainTitle(text, 'html').replace(/[\s.…>»→"“”„:-]/gu, '');

/** Whether a text says nothing else. */
function asksToGoOn(text: string): boolean {
  const asked = goOn.exec(text.trim());
  return asked?.index === 0 && withoutSigns(asked[1]!) === '';
}

/** The same without links, as the last words of a text. */
function withoutWords(html: string, title: string | null): string {
  if (html.includes('<a ') || html.length > 10_000) return html;
  const tail = html.slice(-tailLength);
  const said = credit.exec(tail);
  const text = said ? html.slice(0, html.length - tail.length + said.index) : html;
  const asked = goOn.exec(text.slice(-maxLine));
  if (!asked) return text;
  const behind = withoutSigns(asked[1]!.replace(/<[^<>]*>/g, ' '));
  const isAll = behind === '' || (title !== null && behind === withoutSigns(title));
  const start = text.length - Math.min(text.length, maxLine) + asked.index;
  const sign = /^(?:\.{3}|[.!?…。！？\]])/.exec(asked[0])?.[0] ?? '';
  return isAll ? text.slice(0, start + sign.length) : text;
}
