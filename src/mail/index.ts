import PostalMime from 'postal-mime';
import { DecodeError, messageOf, UnrecognisedError } from '../errors.js';
import { byteOf1252, withoutXmlControls } from '../shared/xml-entities.js';
import { bareLetter } from './bare-letter.js';
import { rootOnly } from './root-part.js';

// A letter (EML) or a page saved as one (MHTML) → the page in it. Pictures, frames and attachments are left out; nothing that the letter
// names is fetched. What a letter says of itself (subject, sender, time) is given beside the page and chosen elsewhere.

/** The page that a letter holds. */
export interface MailDocument {
  bytes: Buffer;
  contentType: string;
  /** Where a saved page came from; null for a letter. */
  url: string | null;
  /** When a page was saved; null for a letter. */
  savedAt: string | null;
  /** Of a letter: what it says of itself, as written. */
  letter: { subject: string | null; date: string | null; from: { name: string; address: string } | null } | null;
}

/** Two letters in one file would be one story with half of the text. */
const nextLetter = /\n\r?\nFrom \S+ .{0,80}\d{4}\r?\n[!-9;-~]{1,76}:/;

/** Reads a letter. Throws UnrecognisedError where it holds no text, or several letters; DecodeError where it cannot be read. */
export async function readMail(bytes: Uint8Array, ref: string): Promise<MailDocument> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (/^From \S/.test(whole.toString('latin1', 0, 6)) && nextLetter.test(whole.toString('latin1'))) {
    throw new UnrecognisedError(
      `${ref} is a mailbox of several e-mails, which wirecopy does not read: save one as a file`,
    );
  }
  const root = rootOnly(bareLetter(whole));
  const mail = await parse(root.bytes, ref);
  const header = (name: string): string | null => mail.headers.find(({ key }) => key === name)?.value.trim() || null;
  const saved = httpAddress(header('snapshot-content-location') ?? header('content-location'));
  const isPage =
    saved !== null ||
    (/^multipart\/related/i.test(header('content-type') ?? '') &&
      header('to') === null &&
      header('message-id') === null);
  const text = meant(mail.html) || meant(mail.text);
  if (text === null) throw new UnrecognisedError(`${ref} is an e-mail without any text`);
  const unlabelled = text.includes('\ufffd') ? await unlabelledBytes(root.bytes, ref) : null;
  const time = Date.parse(header('date') ?? '');
  const { from } = mail;
  return {
    bytes: unlabelled ?? Buffer.from(text),
    contentType: `text/${mail.html?.trim() ? 'html' : 'plain'}${unlabelled ? '' : '; charset=utf-8'}`,
    url: saved ?? (isPage ? httpAddress(root.location) : null),
    savedAt: isPage && !Number.isNaN(time) ? new Date(time).toISOString() : null,
    letter: isPage
      ? null
      : {
          subject: meant(mail.subject)?.trim() ?? null,
          date: header('date'),
          from: from?.address ? { name: meant(from.name)?.trim() ?? '', address: from.address } : null,
        },
  };
}

/** A part that does not say its charset; its header may go on in the next line. */
const noCharset = /^(content-type:[ \t]*text\/(?:html|plain)\b)(?!(?:[^\r\n]|\r?\n[ \t])*charset)/gim;

/**
 * The text as bytes where no part says its charset, so that the page may say it: a mail reader takes UTF-8 for granted. Null where one
 * says it. windows-1252 has a sign for each byte, so that the bytes can be told from the signs.
 */
async function unlabelledBytes(bytes: Buffer, ref: string): Promise<Buffer | null> {
  const labelled = bytes.toString('latin1').replace(noCharset, '$1; charset=windows-1252');
  if (labelled.length === bytes.length) return null;
  const mail = await parse(Buffer.from(labelled, 'latin1'), ref);
  const codes = [...(mail.html?.trim() ? mail.html : (mail.text ?? ''))].map(byteOf1252);
  return codes.includes(-1) ? null : Buffer.from(codes);
}

async function parse(bytes: Buffer, ref: string): ReturnType<typeof PostalMime.parse> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 20 });
  } catch (cause) {
    const why = messageOf(cause);
    throw new DecodeError(`${ref} is an e-mail that cannot be read: ${why}`, { cause });
  }
}

/** Node reads windows-1252 as Latin 1 here and there, so that its quotes and dashes are controls. Null where nothing is said. */
const meant = (text: string | undefined): string | null => (text?.trim() ? withoutXmlControls(text) : null);

function httpAddress(text: string | null): string | null {
  const address = text?.replace(/\s+/g, '') ?? '';
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
}
