/** A head longer than this is none. */
const maxHead = 65_536;

/**
 * A saved page holds its frames as further parts of HTML, which a mail reader would put behind the page. This gives the same letter with
 * its root part alone (RFC 2387): the one that `start` names, else the page of the address that was saved, else the first page, as some
 * programs write pictures or a frame first. What is not `multipart/related` is given as it is. Beside it stands where that part says that
 * it came from (RFC 2557).
 */
export function rootOnly(bytes: Buffer): { bytes: Buffer; location: string | null } {
  const head = /^.*?\r?\n\r?\n/s.exec(bytes.toString('latin1', 0, maxHead))?.[0];
  const type = /^content-type:[ \t]*(multipart\/related\b(?:[^\r\n]|\r?\n[ \t])*)/im.exec(head ?? '')?.[1];
  const boundary = /;\s*boundary="?([^";\r\n]+)/i.exec(type ?? '')?.[1]?.trim();
  if (head === undefined || boundary === undefined) return { bytes, location: null };
  const start = /;\s*start="?<?([^">;\s]+)/i.exec(type!)?.[1] ?? null;
  const parts = partsOf(bytes, head.length, boundary);
  const isStart = ([from, to]: [number, number]): boolean =>
    start !== null && bytes.toString('latin1', from, Math.min(to, from + maxHead)).includes(start);
  const headOf = ([from, to]: [number, number]): string =>
    bytes.toString('latin1', from, Math.min(to, from + maxHead)).split(/\r?\n\r?\n/, 1)[0]!;
  const isPage = (part: [number, number]): boolean =>
    /^content-type:\s*(?:text\/html|application\/xhtml\+xml|multipart\/)/im.test(headOf(part));
  const locationOf = (part: [number, number]): string | null =>
    /^content-location:[ \t]*(\S+(?:\r?\n[ \t]+\S+)*)/im.exec(headOf(part))?.[1] ?? null;
  const saved = joined(/^snapshot-content-location:[ \t]*(\S+(?:\r?\n[ \t]+\S+)*)/im.exec(head)?.[1]);
  const isSaved = (part: [number, number]): boolean => saved !== '' && joined(locationOf(part)) === saved;
  const root =
    parts.find(isStart) ?? parts.find((part) => isPage(part) && isSaved(part)) ?? parts.find(isPage) ?? parts[0];
  if (!root) return { bytes, location: null };
  const location = locationOf(root);
  const letter = Buffer.concat([
    Buffer.from(`${head}--${boundary}\r\n`, 'latin1'),
    bytes.subarray(...root),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { bytes: letter, location };
}

/** An address may go on in the next line. */
const joined = (address: string | null | undefined): string => (address ?? '').replace(/\s+/g, '');

/** Where each part stands: behind its boundary's line, and up to the next boundary or the end. */
function partsOf(bytes: Buffer, from: number, boundary: string): [number, number][] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: [number, number][] = [];
  for (let at = bytes.indexOf(mark, from); at !== -1; ) {
    const line = bytes.indexOf(10, at + mark.length);
    const next = bytes.indexOf(mark, at + mark.length);
    const isLast = bytes.toString('latin1', at + mark.length, at + mark.length + 2) === '--';
    if (isLast || line === -1) break;
    if (bytes[at - 1] === 10 || at === from) parts.push([line + 1, next === -1 ? bytes.length : next]);
    at = next;
  }
  return parts;
}
