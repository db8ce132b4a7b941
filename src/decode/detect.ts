import { createRequire } from 'node:module';

/** Loaded for the rare page that needs it: its tables cost a third of a short run's start. */
const load = createRequire(import.meta.url);

/** The detector's time grows with its input; 32 KB of words decide as well as a megabyte. */
const sampleLength = 32_768;
/** Mark-up is ASCII and tells nothing: this much of a page is searched for text that does. */
const searchLength = 1_048_576;

/** A label for bytes that declare none and are not UTF-8; null where the detector has no idea. */
export function detectCharset(bytes: Uint8Array): string | null {
  const { detect } = load('jschardet') as typeof import('jschardet');
  try {
    return detect(Buffer.from(sampleOf(bytes), 'latin1'))?.encoding ?? null;
  } catch {
    // It has faults of its own, and whoever asks has an answer for bytes of which it has no idea.
    return null;
  }
}

/** Words around the first bytes beyond ASCII, scripts and tags removed. */
function sampleOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, searchLength)).toString('latin1');
  // `[^<>]` keeps both patterns linear on a page of nothing but `<`.
  const words = raw.replace(/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi, ' ').replace(/<[^<>]*>/g, ' ');
  const first = words.search(/[\x80-\xff]/);
  return words.slice(Math.max(0, first - 1_024)).slice(0, sampleLength);
}
