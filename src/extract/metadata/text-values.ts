import { decodeHTML } from 'entities';
import { foldSpaces } from '../../shared/fold-spaces.js';

/** A string of the page's data as a reader would see it: entities decoded (some are encoded twice), tags and line breaks gone. */
export function plainText(value: string): string {
  let text = value;
  for (let round = 0; round < 2 && text.includes('&'); round++) text = decodeHTML(text);
  if (text.includes('<')) text = withoutTags(text);
  return foldSpaces(text);
}

const tag = /<(\/?)([a-z][\w-]{0,30})([^<>]{0,300})>/gi;
/** What editors mark within a line, and what needs no end. */
const marking = /^(?:abbr|b|big|br|cite|em|font|hr|i|img|mark|p|q|s|small|span|strong|sub|sup|u|wbr)$/;

/** Mark-up goes; a tag that is neither closed nor carries anything is what the text speaks of ("Why the <video> element matters"). */
function withoutTags(text: string): string {
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const [, slash, name = ''] of text.matchAll(tag)) (slash ? closed : opened).add(name.toLowerCase());
  return text.replace(tag, (written, _slash: string, named: string, rest: string) => {
    const name = named.toLowerCase();
    const isMarkup = marking.test(name) || /[=/]/.test(rest) || (opened.has(name) && closed.has(name));
    return isMarkup ? ' ' : written;
  });
}

/** Texts of a JSON value: a string, `{"@value"}`, or a list of those; nothing else is text. */
export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  const texts: string[] = [];
  for (const item of list.slice(0, 500)) {
    const text = typeof item === 'string' ? item : typeof item === 'number' ? String(item) : boxedText(item);
    const plain = text ? plainText(text) : '';
    if (plain) texts.push(plain);
  }
  return texts;
}

function boxedText(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('@value' in item)) return null;
  const inner = item['@value'];
  return typeof inner === 'string' ? inner : null;
}

export function firstText(value: unknown): string | null {
  if (typeof value === 'string') return plainText(value) || null;
  return textsOf(value)[0] ?? null;
}
