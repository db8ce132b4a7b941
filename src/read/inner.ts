import { shownSource, shownText, xmlViewer } from '../recognise/index.js';
import { nothingSeen } from '../shared/raw-article.js';
import type { Candidate, Decoded, Fetched, RawArticle } from '../types.js';

// A document that another one wraps: the page in a letter or an MHTML file, the source that a saved page shows, pages one behind the other.

/** Cheap, as every page is asked: such a page has escaped mark-up near its start, or a `<pre>` at it. */
const startLength = 65_536;
const preLength = 4_096;

/** The source or text that a page shows, as if it had been fetched itself (the hash stays that of the file); null for all other pages. */
export function sourceShownBy(fetched: Fetched, decoded: Decoded): Fetched | null {
  const { buffer, byteOffset, length } = fetched.bytes;
  const start = Buffer.from(buffer, byteOffset, Math.min(length, startLength));
  const isSource = start.includes('&lt;') || start.includes(xmlViewer);
  if (!isSource && !/<pre\b/i.test(start.toString('latin1', 0, preLength))) return null;
  const shown = (isSource ? shownSource(decoded.text) : null) ?? shownText(decoded.text);
  if (shown === null) return null;
  const named = viewed.exec(decoded.text.slice(0, startLength))?.[1];
  const url = fetched.url ?? (named && URL.canParse(named) ? named : null);
  return { ...fetched, bytes: Buffer.from(shown), contentType: null, url };
}

/** The title of a view of a source. */
const viewed = /<title>\s*view-source:(https?:\/\/[^\s<]+)\s*<\/title>/i;

const signedStart = /^(?:\xef\xbb\xbf)?\s*-----BEGIN PGP SIGNED MESSAGE-----[^\S\n]*\n(?:[^\n]*\S[^\n]*\n)*\s*\n/;
const signature = /^-----BEGIN PGP SIGNATURE-----/m;
const signedLength = 400;

/**
 * The text that a signature stands around, as advisories are signed (https://www.rfc-editor.org/rfc/rfc9580#section-7); null for all
 * other documents.
 */
export function signedTextIn(fetched: Fetched): Fetched | null {
  const { buffer, byteOffset, length } = fetched.bytes;
  const bytes = Buffer.from(buffer, byteOffset, length);
  const start = signedStart.exec(bytes.toString('latin1', 0, signedLength))?.[0];
  if (start === undefined) return null;
  const signed = bytes.toString('latin1', start.length).split(signature, 1)[0]!;
  // A line that begins with dashes is written behind one more.
  return { ...fetched, bytes: Buffer.from(signed.replace(/^- /gm, ''), 'latin1') };
}

const pageEnds = ['</html>', '</HTML>'];
const nextPage = /^\s*<(?:!doctype\s+html|html)[\s>]/i;

/** Pages that stand one behind the other in a file, as `cat` and `wget -O` leave them; null where there is one, and for what has an address. */
export function pagesBehindEachOther({ bytes, url }: Fetched): Buffer[] | null {
  if (url !== null) return null;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const cuts: number[] = [];
  for (const mark of pageEnds) {
    for (let at = all.indexOf(mark); at !== -1; at = all.indexOf(mark, at)) {
      at += mark.length;
      if (nextPage.test(all.toString('latin1', at, at + 64))) cuts.push(at);
    }
  }
  cuts.sort((one, other) => one - other);
  return cuts.length === 0 ? null : [...cuts, all.length].map((end, n) => all.subarray(cuts[n - 1] ?? 0, end));
}

/** The page in a letter or an MHTML file. Throws UnrecognisedError and DecodeError. */
export async function pageInMail(fetched: Fetched): Promise<Fetched> {
  // Its parser is of no use to a page.
  const { readMail } = await import('../mail/index.js');
  const { bytes, contentType, url, savedAt, letter } = await readMail(fetched.bytes, fetched.target.ref);
  const entry = letter ? entryOf(letter.subject, letter.date) : null;
  return {
    ...fetched,
    bytes: letter?.subject && /^text\/plain/.test(contentType) ? underSubject(letter.subject, bytes) : bytes,
    contentType,
    url: fetched.url ?? url,
    fetchedAt: savedAt ?? fetched.fetchedAt,
    target: { ...fetched.target, contentType, entry: fetched.target.entry ?? entry },
  };
}

/** A letter of text has its headline in its subject, and may repeat it. */
function underSubject(subject: string, text: Buffer): Buffer {
  const bare = subject.replace(/^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*:\s*)+/i, '');
  return text.toString().trimStart().toLowerCase().startsWith(bare.toLowerCase())
    ? text
    : Buffer.concat([Buffer.from(`${bare}\n\n`), text]);
}

/** A letter's subject and date tell of it what a feed's entry tells of a page. */
function entryOf(subject: string | null, date: string | null): RawArticle {
  const candidates: Candidate[] = [];
  if (subject) candidates.push({ field: 'headline', value: subject, source: 'feed', place: 'mail Subject' });
  if (date) candidates.push({ field: 'date', value: { text: date, iso: null }, source: 'feed', place: 'mail Date' });
  return { ...nothingSeen(), candidates };
}
