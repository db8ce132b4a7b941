import { decodeHTML } from 'entities';
import { foldSpaces } from '../../shared/fold-spaces.js';

/** A string of the page's data as a reader would see it: entities decoded (some are encoded twice), tags and line breaks gone. */
export function plainText(value: string): string {
  let text = value;
  for (let round = 0; round < 2 && text.includes('&'); round++) text = decodeHTML(text);
  if (text.includes('<')) text = text.replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ');
  return foldSpaces(text);
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
