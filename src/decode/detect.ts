import { createRequire } from 'node:module';

/** Loaded for the rare page that needs it: its tables cost a third of a short run's start. */
const load = createRequire(import.meta.url);

/** The detector's time grows with its input; 32 KB of words decide as well as a megabyte. */
const sampleLength = 32_768;
/** Mark-up is ASCII and tells nothing: this much of a page is searched for text that does. */
const searchLength = 1_048_576;

/** A label for bytes that declare none and are not UTF-8; null where the detector has no idea. */
export function detectCharset(bytes: Uint8Array): string | null {
  const sample = sampleOf(bytes);
  const found = detected(sample);
  if (!found?.encoding || !rare.test(found.encoding)) return found?.encoding ?? null;
  const beyond = sample.match(/[\x80-\xff]/g)?.length ?? 0;
  return beyond >= surely.bytes && found.confidence >= surely.confidence ? found.encoding : null;
}

function detected(sample: string): { encoding: string | null; confidence: number } | null {
  const { detect } = load('jschardet') as typeof import('jschardet');
  try {
    return detect(Buffer.from(sample, 'latin1'));
  } catch {
    // It has faults of its own, and whoever asks has an answer for bytes of which it has no idea.
    return null;
  }
}

/** Seldom met, and taken for others' text where there is little of it (measured on 500 texts of 30 languages in 18 charsets). */
const rare = /^(?:cp874|tis-620|maccyrillic)$/i;
const surely = { bytes: 20, confidence: 0.2 };

const longestLine = 4_096;

/** Escapes to two-byte Japanese and back (RFC 1468). Nothing else has both, and ASCII is all that it is made of. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = buffer.indexOf('\x1b$');
  if (at === -1) return false;
  // It goes back to ASCII before each line end.
  const text = buffer.subarray(at, at + longestLine).toString('latin1');
  return /^\x1b\$[@B](?:[!-~]{2})+\x1b\([BJI]/.test(text) && !buffer.some((byte) => byte > 127);
}

/** Words around the first bytes beyond ASCII, scripts and tags removed. */
function sampleOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, searchLength)).toString('latin1');
  // `[^<>]` keeps both patterns linear on a page of nothing but `<`.
  const words = raw.replace(/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi, ' ').replace(/<[^<>]*>/g, ' ');
  const first = words.search(/[\x80-\xff]/);
  return words.slice(Math.max(0, first - 1_024)).slice(0, sampleLength);
}

/** Fewer bytes beyond ASCII tell nothing of a text. */
export const enoughBeyond = 40;
const mostlyBeyond = 0.6;
const wordLength = 4;
const fewWords = 5;

/** Whether bytes beyond ASCII follow each other as in words: accents of Latin letters stand alone. Far quicker than to take a page's words out. */
function holdsWords(bytes: Uint8Array): boolean {
  let words = 0;
  for (let at = 0, length = 0; at < bytes.length && words < fewWords; at++) {
    length = bytes[at]! < 0x80 ? 0 : length + 1;
    if (length === wordLength) words++;
  }
  return words >= fewWords;
}

/** Whether the words of a text are made of bytes beyond ASCII, as no language in Latin letters has them. */
export function isMostlyBeyondAscii(bytes: Uint8Array): boolean {
  if (!holdsWords(bytes)) return false;
  const sample = sampleOf(bytes);
  const beyond = sample.match(/[\x80-\xff]/g)?.length ?? 0;
  return beyond >= enoughBeyond && beyond >= mostlyBeyond * (beyond + (sample.match(/[a-z]/gi)?.length ?? 0));
}
