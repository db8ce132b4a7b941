// Kinds of file that people hand in by mistake, told by their first bytes.

interface Stranger {
  pattern: RegExp;
  name: string | ((bytes: Uint8Array) => string);
}

/** What the first bytes (as Latin 1) of each look like. */
const strangers: Stranger[] = [
  { pattern: /^\s{0,16}%PDF-/, name: 'a PDF document' },
  { pattern: /^%!PS/, name: 'a PostScript document' },
  { pattern: /^\s{0,16}\{\\rtf/, name: 'an RTF document' },
  { pattern: /^PK\x03\x04|^PK\x05\x06/, name: zipName },
  { pattern: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, name: 'an old Office document or an Outlook message' },
  {
    pattern: /^\x28\xb5\x2f\xfd|^[\x50-\x5f]\x2a\x4d\x18/,
    name: 'a Zstandard-compressed file (unpack it with zstd first)',
  },
  { pattern: /^BZh[1-9]1AY&SY/, name: 'a bzip2-compressed file' },
  { pattern: /^\xfd7zXZ\x00/, name: 'an xz-compressed file' },
  { pattern: /^7z\xbc\xaf\x27\x1c|^Rar!\x1a\x07|^!<arch>\n|^MSCF\x00/, name: 'an archive of files' },
  { pattern: /^.{257}ustar/s, name: 'a tar archive' },
  {
    pattern:
      /^\x89PNG|^\xff\xd8\xff|^GIF8[79]a|^RIFF....WEBP|^BM....\x00\x00\x00\x00|^II\*\x00|^MM\x00\*|^\x00\x00\x01\x00/s,
    name: 'an image',
  },
  {
    pattern: /^....ftyp|^ID3|^OggS|^\x1aE\xdf\xa3|^RIFF....(?:AVI |WAVE)|^fLaC|^FLV\x01/s,
    name: 'an audio or video file',
  },
  {
    pattern:
      /^\x7fELF|^MZ.{62,}PE\x00\x00|^MZ[\x00\x90]|^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)|^\xca\xfe\xba\xbe|^\x00asm/s,
    name: 'a program',
  },
  { pattern: /^wOF[F2]|^OTTO\x00|^\x00\x01\x00\x00\x00/, name: 'a font' },
  { pattern: /^SQLite format 3\x00/, name: 'a SQLite file' },
  { pattern: /^bplist00/, name: 'a property list (a Safari web archive?)' },
  { pattern: /^PAR1|^ORC$|^Obj\x01|^ARROW1/, name: 'a file of tables' },
];

/** Bytes that are enough to tell. */
const headLength = 4_096;

/** What a file surely is that wirecopy does not read; null where its bytes do not say so. */
export function strangerOf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength)).toString('latin1');
  const found = strangers.find(({ pattern }) => pattern.test(text));
  if (!found) return null;
  return typeof found.name === 'string' ? found.name : found.name(bytes);
}

/** Office and book formats are ZIP files that hold certain names. */
const zipKinds: [RegExp, string][] = [
  [/mimetypeapplication\/epub/, 'an EPUB book'],
  [/mimetypeapplication\/vnd\.oasis/, 'an OpenDocument file'],
  [/word\//, 'a Word document'],
  [/xl\//, 'an Excel workbook'],
  [/ppt\//, 'a PowerPoint presentation'],
  [/\[Content_Types\]\.xml/, 'an Office document'],
];

/** A ZIP file names its members at their heads and once more at its end. */
function zipName(bytes: Uint8Array): string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const ends = all.toString('latin1', 0, headLength) + all.toString('latin1', Math.max(0, all.length - headLength));
  return zipKinds.find(([pattern]) => pattern.test(ends))?.[1] ?? 'a ZIP archive';
}
