// How a record's first line looks, in WARC (0.17 and later) and in ARC, the format before it
// (https://archive.org/web/researcher/ArcFileFormat.php).

/** Bytes in which a WARC record's start can be told. */
export const warcStartLength = 96;
/** An ARC record's head is one line: an address, the server's, 14 digits, a type, a length. */
export const arcLineLength = 8_192;

const warcLine = /^WARC\/(?:0\.1[78]|1\.\d{1,3})[ \t]*\r?\n/;
/** With the name of its first field: text of a page that speaks of WARC is less likely to look like this. */
const warcStart = /^WARC\/(?:0\.1[78]|1\.\d{1,3})[ \t]*\r?\n[A-Za-z][A-Za-z-]*[ \t]*:/;

export const isWarcStart = (bytes: Buffer): boolean => warcStart.test(bytes.toString('latin1', 0, warcStartLength));

/** The parts of an ARC record's line; null where it is none. */
export interface ArcLine {
  url: string;
  /** 14 digits. */
  date: string;
  contentType: string;
  length: number;
}

/** An address may hold blanks, and so may a content type, so the line is read from the date and from its end. */
export function parseArcLine(line: string): ArcLine | null {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(line)) return null;
  const date = /^(.*?) (\d{14}) /.exec(line);
  const last = line.trimEnd().lastIndexOf(' ');
  const length = line.slice(last + 1).trimEnd();
  if (!date || !/^\d{1,15}$/.test(length)) return null;
  const [url] = date[1]!.split(/ (?=[^ ]*$)/);
  const contentType = line.slice(date[0].length, last).split(' ')[0] ?? '';
  return { url: url!, date: date[2]!, contentType, length: Number(length) };
}

export function isArcStart(bytes: Buffer): boolean {
  const end = bytes.subarray(0, arcLineLength).indexOf(10);
  return end !== -1 && parseArcLine(bytes.toString('latin1', 0, end)) !== null;
}

/** Whether unpacked bytes begin with a record; a member's first bytes may be few. */
export function startsRecord(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 2_048).replace(/^[\r\n]+/, '');
  return warcLine.test(head) || /^(?:https?|ftp|dns|filedesc|whois):\S* \S+ \d{14} /i.test(head);
}

/** Whether a record begins somewhere in these bytes. */
export function holdsStart(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('WARC/'); at !== -1; at = bytes.indexOf('WARC/', at + 1)) {
    if (isWarcStart(bytes.subarray(at))) return true;
  }
  return false;
}
