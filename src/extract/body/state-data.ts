import { isText } from 'domhandler';
import { parseLooseJson } from '../../shared/loose-json.js';
import { readLiteral, returnedValue } from './js-literal.js';
import type { Page } from '../page.js';
import { attributeOf } from '../page-element.js';

// Data that a page hands to its scripts: JSON in `<script type="application/json">` (`__NEXT_DATA__` and its like), objects assigned
// to a variable (`window.__INITIAL_STATE__ = {…}`, Fusion, Apollo), the pushes of Next.js's flight protocol, and JSON in attributes
// (`data-page` of Inertia, `props` of an Astro island).

/** Of all scripts of a page together: more is a program, not a story. */
const maxStateText = 2_000_000;
/** A shorter object that is no JSON is a program's settings. */
const leastLiteral = 500;
/** Of one script. */
const maxValues = 50;
const jsonType = /^(?:application|text)\/(?:[\w.-]+\+)?json\b/i;
const programType = /^(?:$|module|(?:text|application)\/(?:java|ecma)script)/i;

/** Every value that the page's scripts are given, in document order; nothing is run. */
export function stateValues(page: Page): unknown[] {
  const values: unknown[] = [];
  let flight = '';
  let budget = maxStateText;
  for (const script of page.byTag.get('script') ?? []) {
    const type = attributeOf(script, 'type') ?? '';
    if (/ld\+json/i.test(type)) continue;
    const text = script.children.map((child) => (isText(child) ? child.data : '')).join('');
    budget -= text.length;
    if (budget < 0) break;
    if (jsonType.test(type)) values.push(parseLooseJson(withoutAngularSigns(text)));
    else if (programType.test(type)) {
      if (text.includes('__next_f')) flight += flightText(text);
      else values.push(...assignedValues(text), ...(text.includes('__NUXT__') ? [returnedValue(text, valueEnd)] : []));
    }
  }
  if (flight !== '') values.push(...flightRows(flight));
  values.push(...attributeValues(page));
  return values.filter((value) => value !== undefined);
}

const angularSigns: Readonly<Record<string, string>> = { q: '"', s: "'", l: '<', g: '>', a: '&' };

/** Angular wrote the state that it hands over with signs of its own until version 16. */
const withoutAngularSigns = (text: string): string =>
  text.includes('&q;') ? text.replace(/&([qslga]);/g, (_, sign: string) => angularSigns[sign]!) : text;

/** Objects in attributes, for components that draw themselves from them. */
function attributeValues(page: Page): unknown[] {
  const texts = page.elements.flatMap((element) => Object.values(element.attribs));
  return texts
    .filter((text) => text.length > leastLiteral && text.length < maxStateText && /^\s*[{[]/.test(text))
    .slice(0, maxValues)
    .map(parsed);
}

/** `name = {…}`, `name = […]` and `name = JSON.parse("…")` at the top of a script. */
function assignedValues(text: string): unknown[] {
  const values: unknown[] = [];
  const start = /[\w\])]\s{0,4}=\s{0,4}(?=[{[]|JSON\.parse\()/g;
  // A program has thousands of brackets that no data follow: what is looked through in vain is counted.
  let budget = text.length * 2;
  for (let match = start.exec(text); match && values.length < maxValues && budget > 0; match = start.exec(text)) {
    const at = start.lastIndex;
    const end = text[at] === 'J' ? -1 : valueEnd(text, at);
    if (text[at] === 'J') {
      const literal = literalAt(text, at + 'JSON.parse('.length);
      if (literal) values.push(parsed(literal.value));
      start.lastIndex = literal?.end ?? at + 1;
    } else if (end > at) {
      const slice = text.slice(at, end);
      // `{}` and code of functions are the most of what is assigned; neither is worth a look, and no code a repair.
      if (slice.length > 100)
        values.push(parsed(slice) ?? (slice.length > leastLiteral ? readLiteral(slice) : undefined));
      start.lastIndex = end;
      budget -= end - at;
    } else {
      start.lastIndex = at + 1;
      budget -= text.length - at;
    }
  }
  return values;
}

/** The place behind the bracket that closes the one at `from`; -1 where none does. Strings are skipped. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'" || character === '`') {
      at = stringEnd(text, at);
      if (at < 0) return -1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The place of the quote that ends the string at `from`; -1 for none. */
function stringEnd(text: string, from: number): number {
  const quote = text[from]!;
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** The string literal of JavaScript at a place. */
function literalAt(text: string, from: number): { value: string; end: number } | null {
  if (text[from] !== '"' && text[from] !== "'") return null;
  const end = stringEnd(text, from);
  if (end < 0) return null;
  const inner = text.slice(from + 1, end);
  const asJson = text[from] === '"' ? inner : inner.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"');
  const value = parsed(`"${asJson.replace(/\\x([0-9a-f]{2})/gi, '\\u00$1')}"`);
  return typeof value === 'string' ? { value, end: end + 1 } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Code that only looks like data.
    return undefined;
  }
}

/** Strings pushed as `self.__next_f.push([1,"…"])`, joined. */
function flightText(script: string): string {
  let text = '';
  const push = /__next_f\.push\(\[\s*1\s*,\s*(?=")/g;
  for (let match = push.exec(script); match; match = push.exec(script)) {
    const literal = literalAt(script, push.lastIndex);
    if (!literal) continue;
    text += literal.value;
    push.lastIndex = literal.end;
  }
  return text;
}

/** Rows of the flight protocol: `id:T<length in bytes, hex>,text` and `id:<JSON>` up to the line's end. */
function flightRows(text: string): unknown[] {
  const bytes = Buffer.from(text);
  const values: unknown[] = [];
  let at = 0;
  while (at < bytes.length && values.length < 5000) {
    const head = /^[\n\s]*([0-9a-f]*):(?:T([0-9a-f]+),)?/i.exec(bytes.subarray(at, at + 40).toString('latin1'));
    const start = at + (head?.[0].length ?? 0);
    if (head?.[2]) {
      const end = start + Number.parseInt(head[2], 16);
      values.push(bytes.subarray(start, end).toString());
      at = end;
      continue;
    }
    const line = bytes.indexOf(0x0a, start);
    const end = line < 0 ? bytes.length : line;
    if (head)
      values.push(
        parsed(
          bytes
            .subarray(start, end)
            .toString()
            .replace(/^[A-Z]+(?=[[{"])/, ''),
        ),
      );
    at = end + 1;
  }
  return values;
}
