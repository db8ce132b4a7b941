import { isUtf8 as isWholeUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { labelToName, TextDecoder as SpecDecoder } from '@exodus/bytes/encoding-lite.js';
import { ResultType, Sniffer } from 'encoding-sniffer/sniffer';
import { DecodeError } from '../errors.js';
import { sourceOfText, Utf8Source } from '../shared/text-source.js';
import type { Decoded } from '../types.js';
import { detectCharset, enoughBeyond, isIso2022Jp, isMostlyBeyondAscii } from './detect.js';

// Bytes → text, as browsers decide it (https://encoding.spec.whatwg.org): BOM, header, declaration; then strict UTF-8,
// then a detector. It removes no mark-up and refuses only bytes that are not text at all.

export interface DecodeHints {
  /** The `Content-Type` header, with its `charset` parameter. */
  contentType: string | null;
  /** Where a declaration may stand: HTML's meta, the XML prologue, or nowhere. */
  kind: 'html' | 'xml' | 'text';
}

/** Never fails over a wrong byte (U+FFFD stands for it); throws DecodeError for binary content. */
export function decodeText(bytes: Uint8Array, hints: DecodeHints): Decoded {
  const { charset, charsetFrom } = chooseCharset(bytes, hints);
  refuseBinary(bytes, charset);
  const isHoled = !isWide.test(charset) && holdsNul(bytes);
  const decode = (): string => (isHoled ? decodeAs(bytes, charset).replaceAll('\0', '') : decodeAs(bytes, charset));
  let text: string | null = null;
  return {
    get text() {
      text ??= decode();
      return text;
    },
    source: () =>
      charset === 'utf-8' && !isHoled && isWholeUtf8(bytes) ? new Utf8Source(bytes) : sourceOfText(decode()),
    charset,
    charsetFrom,
  };
}

function chooseCharset(bytes: Uint8Array, hints: DecodeHints): Pick<Decoded, 'charset' | 'charsetFrom'> {
  const marked = charsetOfBom(bytes);
  if (marked) return { charset: marked, charsetFrom: 'bom' };
  const sent = charsetOfLabel(/;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(hints.contentType ?? '')?.[1]);
  // Two labels and bytes that are not UTF-8: a single wrong byte is not a slip then.
  const isDisputed = sent === 'utf-8' && !isUtf8(bytes) && (declaredCharset(bytes, hints.kind) ?? sent) !== sent;
  if (sent && isBelieved(bytes, sent, isDisputed)) return { charset: sent, charsetFrom: 'header' };
  const declared = declaredCharset(bytes, hints.kind);
  // A feed's declaration is written by a template, and by nobody who looks: Latin 1 that is all valid UTF-8 is UTF-8.
  if (declared === 'windows-1252' && hints.kind === 'xml' && isUtf8(bytes) && !isAscii(bytes)) {
    return { charset: 'utf-8', charsetFrom: 'utf-8' };
  }
  if (declared && isBelieved(bytes, declared)) return { charset: declared, charsetFrom: 'declared' };
  const wide = charsetOfWidePattern(bytes);
  if (wide) return { charset: wide, charsetFrom: 'detected' };
  if (isIso2022Jp(bytes)) return { charset: 'iso-2022-jp', charsetFrom: 'detected' };
  if (isUtf8(bytes)) return { charset: 'utf-8', charsetFrom: 'utf-8' };
  const detected = charsetOfLabel(detectCharset(bytes) ?? undefined);
  if (detected) return { charset: detected, charsetFrom: 'detected' };
  return { charset: 'windows-1252', charsetFrom: 'default' };
}

function charsetOfBom(bytes: Uint8Array): string | null {
  const wide = charsetOfWideBom(bytes);
  if (wide) return wide;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-32, which the standard has dropped and XML writers still have, by its mark or by the `<` that XML begins with. */
function charsetOfWideBom(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (bytes.length < 8) return null;
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c))) return 'utf-32be';
  return c === 0 && d === 0 && ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) ? 'utf-32le' : null;
}

/** Labels that the standard does not know and that servers send all the same. */
const strayLabels: Record<string, string> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  cp874: 'windows-874',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf8mb4: 'utf-8',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  // What a page means that says so is told by its bytes alone; browsers take windows-1252.
  'x-user-defined': 'windows-1252',
};

/** The standard's name for a label, lower case; null for one that it does not know, or that means "decode nothing". */
function charsetOfLabel(label: string | undefined): string | null {
  if (label === undefined) return null;
  const plain = label.trim().toLowerCase();
  const name = (Object.hasOwn(strayLabels, plain) ? strayLabels[plain] : labelToName(plain))?.toLowerCase() ?? null;
  // gb18030 reads all that gbk reads, and the four-byte forms that pages labelled gb2312 hold as well.
  if (name === 'gbk') return 'gb18030';
  return name === 'replacement' ? null : name;
}

/** Browsers look at 1 KB; publishers put scripts before their meta, and nothing is lost by looking further. */
const declarationLength = 16_384;
/** A label that no page declares, so that the sniffer's answer tells "none found" from windows-1252. */
const none = 'x-user-defined';
const sniffedAtOnce = 512;

function declaredCharset(bytes: Uint8Array, kind: DecodeHints['kind']): string | null {
  if (kind === 'text') return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, declarationLength));
  if (kind === 'xml') {
    const label = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"'>]{1,40})["']/i.exec(head.toString('latin1'))?.[1];
    const name = charsetOfLabel(label);
    // Bytes in which an ASCII declaration can be read are not UTF-16, whatever it says.
    return name?.startsWith('utf-16') ? 'utf-8' : name;
  }
  const sniffer = new Sniffer({ maxBytes: declarationLength, defaultEncoding: none });
  // Most declarations stand in the first lines, and the sniffer does not stop by itself.
  for (let at = 0; at < head.length && sniffer.resultType !== ResultType.META_TAG; at += sniffedAtOnce) {
    sniffer.write(head.subarray(at, at + sniffedAtOnce));
  }
  const found = sniffer.encoding;
  return found.toLowerCase() === none ? null : charsetOfLabel(found);
}

/** UTF-16 without a mark: mark-up has a zero in every other byte. */
function charsetOfWidePattern(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 512);
  if (length < 8) return null;
  // Few tags and much of another script: then the `<` that it begins with tells.
  const [a, b, c, d] = bytes;
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const most = length / 2;
  if (odd > most * 0.4 && even < most * 0.05) return 'utf-16le';
  return even > most * 0.4 && odd < most * 0.05 ? 'utf-16be' : null;
}

/** Text of another charset may be UTF-8 by chance in a character, never in this many with no wrong byte between. */
const surelyUtf8 = { singleByte: 2, multiByte: 8 };

function isSurelyUtf8(bytes: Uint8Array, charset: string): boolean {
  const enough = /^(?:windows-125|iso-8859)/.test(charset) ? surelyUtf8.singleByte : surelyUtf8.multiByte;
  if (!isUtf8(bytes)) return false;
  let beyond = 0;
  // Every sequence has one byte of the form 11xxxxxx.
  for (let at = 0; at < bytes.length && beyond < enough; at++) if (bytes[at]! >= 0xc0) beyond++;
  return beyond >= enough;
}

/**
 * A page that was stored anew as UTF-8, or is sent so, often keeps its old declaration.
 * "UTF-8" is what generators write whatever they send. A wrong byte or two is a slip and read as such; where most of what is
 * beyond ASCII is not UTF-8, the label is wrong.
 */
function isBelieved(bytes: Uint8Array, charset: string, isDisputed = false): boolean {
  if (charset.startsWith('utf-16')) return true;
  if (charset !== 'utf-8') return !isSurelyUtf8(bytes, charset) && !isMislabelled(bytes, charset);
  if (isUtf8(bytes)) return true;
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 1_048_576));
  const wrong = text.split('\uFFFD').length - 1;
  const right = text.replace(/[\x00-\x7f\uFFFD]+/g, '').length;
  return wrong <= (right > 0 ? Math.max(2, right) : isDisputed ? 0 : 1);
}

const western = /^(?:windows-1252|iso-8859-15|macintosh)$/;
/** As much of a text as tells whether its label can be right. */
const judgedLength = 65_536;
/** Of what is beyond ASCII, what cannot be read. */
const unreadable = 0.05;
const halfWidth = 0.4;
/** Of the characters of Chinese print nearly all are of the standard's first level. */
const firstLevel = 0.6;

/** Whether a text cannot be in the charset of its label: no word of Latin letters, or signs that nobody writes. */
function isMislabelled(bytes: Uint8Array, charset: string): boolean {
  if (western.test(charset)) return isMostlyBeyondAscii(bytes);
  if (!isMultiByte.test(charset) || charset === 'iso-2022-jp') return false;
  const text = decodeAs(bytes.subarray(0, judgedLength), charset);
  const beyond = text.replace(/[\x00-\x7f]+/g, '').length;
  const shareOf = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / Math.max(1, beyond);
  if (beyond < enoughBeyond) return false;
  if (shareOf(/\uFFFD/g) > unreadable) return true;
  if (charset === 'shift_jis') return shareOf(/[\uFF61-\uFF9F]/g) > halfWidth;
  return charset === 'gb18030' && shareOfFirstLevel(bytes.subarray(0, judgedLength)) < firstLevel;
}

/** Of the two-byte characters of GB 2312, the share of its 3,755 common ones. */
function shareOfFirstLevel(bytes: Uint8Array): number {
  let first = 0;
  let all = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x81) continue;
    // Rows below hold signs.
    if (lead >= 0xb0 || lead < 0xa1) all++;
    if (lead >= 0xb0 && lead <= 0xd7 && bytes[at + 1]! >= 0xa1) first++;
    at++;
  }
  return all < enoughBeyond ? 1 : first / all;
}

function isAscii(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte > 127);
}

/** Strict, but for a sequence cut by the end of the bytes. */
function isUtf8(bytes: Uint8Array): boolean {
  if (isWholeUtf8(bytes)) return true;
  // No sequence is longer than four bytes: where more is wrong than the last of them may cut, nothing is decoded.
  const whole = [1, 2, 3].find((cut) => isWholeUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))));
  if (whole === undefined) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(-whole), { stream: true });
    return true;
  } catch {
    return false; // TypeError is the decoder's "no"
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  if (charset.startsWith('utf-32')) return decodeUtf32(bytes, charset === 'utf-32le');
  // Not Node's own: Node 20 reads windows-1252 as ISO 8859-1 when asked in one piece, and knows no iso-8859-16.
  const Decoder = isMultiByte.test(charset) ? multiByteDecoder() : SpecDecoder;
  return new Decoder(charset).decode(bytes);
}

const isMultiByte = /^(?:gbk|gb18030|big5|euc-jp|iso-2022-jp|shift_jis|euc-kr)$/;

/** Their tables are a fifth of the package and its start: loaded from where the library is installed, by the first page that needs them. */
function multiByteDecoder(): typeof SpecDecoder {
  return createRequire(import.meta.url)('@exodus/bytes/encoding.js').TextDecoder;
}

function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    if (at === 0 && code === 0xfeff) continue;
    parts.push(code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD');
  }
  return parts.join('');
}

const isWide = /^utf-(?:16|32)/;

/** A Buffer finds a byte twenty times as fast as other arrays, and every page is looked through. */
const holdsNul = ({ buffer, byteOffset, byteLength }: Uint8Array): boolean =>
  Buffer.from(buffer, byteOffset, byteLength).includes(0);

/** NUL bytes and other controls mean a binary file; a few stray ones happen in real pages, and browsers pass over them. */
function refuseBinary(bytes: Uint8Array, charset: string): void {
  if (isWide.test(charset)) return;
  let length = Math.min(bytes.length, 4_096);
  // Some writers fill their last block.
  while (length > 0 && bytes[length - 1] === 0) length--;
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  if (controls > 4 && controls > length * 0.02) throw new DecodeError('the content is binary, not text');
}
