// A letter as programs keep it: Apple Mail writes its length above it (.emlx) and a list of its own settings behind it, others a line of theirs.

/** A line that is not a header, with the end of it; a mailbox's own line is known to the parser. */
const strayLine = /^(?![!-9;-~]{1,76}:)(?!From )[^\r\n]{0,200}\r?\n/;
const settings = /^\s*<\?xml[^>]*\?>\s*<!DOCTYPE plist/;
/** Bytes at the end in which settings are looked for. */
const tailLength = 65_536;

/** The letter alone. */
export function bareLetter(bytes: Buffer): Buffer {
  const start = bytes.subarray(/^(?:\xef\xbb\xbf)?\s*/.exec(bytes.toString('latin1', 0, 400))![0].length);
  const line = strayLine.exec(start.toString('latin1', 0, 400))?.[0];
  if (line === undefined) return bytes;
  const letter = start.subarray(line.length);
  const length = /^\d+\s*$/.exec(line) ? Number(line) : null;
  return length === null ? letter : letter.subarray(0, endOf(letter, length));
}

/** The stated length where settings stand behind it; else the settings are looked for. */
function endOf(letter: Buffer, stated: number): number {
  if (stated >= letter.length || settings.test(letter.toString('latin1', stated, stated + 200))) return stated;
  const from = Math.max(0, letter.length - tailLength);
  const tail = letter.toString('latin1', from);
  const at = tail.lastIndexOf('<?xml');
  return at !== -1 && settings.test(tail.slice(at)) ? from + at : letter.length;
}
