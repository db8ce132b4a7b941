import { decodeHTMLStrict } from 'entities';

/**
 * Text and attribute values decode alike: XML's five, numbers, and HTML's names, which feeds use without declaring them. Numbers of
 * three digits do without a semicolon, too, as in browsers.
 */
const reference = /&(?:(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{0,31});|(#\d{3,5})(?![\d;]))/iy;

const plain = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }));
const longestPlain = 4;

/** A DTD's own entities by name. */
type Declared = { get(name: string): string | undefined } | null;

/**
 * Replaces character references that end in a semicolon; an unknown one and a bare ampersand stay as written.
 * `declared` holds a DTD's own entities, whose values are text: none is expanded inside another.
 */
export function decodeXmlEntities(text: string, declared: Declared = null): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  const out: string[] = [];
  let from = 0;
  let semicolon = -1;
  // Nothing is noted of references that stay as written: a bomb has millions.
  for (; at !== -1; at = text.indexOf('&', at + 1)) {
    if (semicolon < at) semicolon = placeOf(';', text, at);
    const isShort = semicolon - at - 1 <= longestPlain;
    // Nearly all of a feed's references are XML's own five.
    const usual = isShort ? plain.get(text.slice(at + 1, semicolon)) : undefined;
    const found = usual === undefined ? readReference(text, at, declared) : { value: usual, end: semicolon + 1 };
    if (found === null) continue;
    out.push(text.slice(from, at), found.value);
    from = found.end;
    at = from - 1;
  }
  return from === 0 ? text : out.join('') + text.slice(from);
}

/** Infinity where there is none, so that it is looked for once. */
function placeOf(sign: string, text: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}

function readReference(text: string, at: number, declared: Declared): { value: string; end: number } | null {
  reference.lastIndex = at;
  const match = reference.exec(text);
  if (!match) return null;
  const [whole, name = '', bare] = match;
  const value = bare ? decodeNumber(`${whole};`, bare) : decodeReference(whole, name, declared);
  return value === whole ? null : { value, end: at + whole.length };
}

function decodeReference(whole: string, name: string, declared: Declared): string {
  if (name.charCodeAt(0) === 35) return decodeNumber(whole, name);
  return plain.get(name) ?? declared?.get(name) ?? decodeHTMLStrict(whole);
}

/** Surrogate halves are kept: two references in a row are one character of a careless writer. */
function decodeNumber(whole: string, name: string): string {
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xffff)) return String.fromCharCode(code);
  // No writer means a sign by it.
  if (code === 0) return '';
  // HTML reads 128 to 159 as windows-1252, which is what their writers meant.
  return decodeHTMLStrict(whole);
}

// Everything but XML 1.0's characters, with half surrogates.
const notXml =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Bytes 0x80 to 0x9f of windows-1252; as characters they are controls that nobody means to write. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The byte that windows-1252 writes a character as, -1 where it has none. */
export function byteOf1252(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x100) return code;
  const at = windows1252.indexOf(character);
  return at === -1 ? -1 : at + 128;
}

/** One quick look tells most texts from those that need the care below. */
const suspect = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f\ud800-\udfff\ufffe\uffff]/;

/** The text without the characters that XML 1.0 forbids, and with quotes and dashes where a writer mistook windows-1252 for Latin 1. */
export function withoutXmlControls(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replace(notXml, '').replace(/[\u0080-\u009f]/g, (one) => windows1252[one.charCodeAt(0) - 128] ?? '');
}
