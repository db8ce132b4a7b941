import { DecodeError } from '../errors.js';
import { ByteStream } from './byte-stream.js';

/** One record: its named fields (lower case) and its block, which is null where it is over the limit. */
export interface WarcRecord {
  fields: Map<string, string>;
  block: Buffer | null;
  length: number;
}

const maxLineBytes = 65_536;
const maxFields = 200;
/** Blank lines that may stand between two records; the standard writes two. */
const maxBlankLines = 1_000;

/** The records of a WARC/1.0 or 1.1 file, one at a time (ISO 28500); unpacked before. `wants` saves reading what nobody needs. */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  ref: string,
  wants: (fields: Map<string, string>, length: number) => boolean,
): AsyncGenerator<WarcRecord> {
  const stream = new ByteStream(source);
  try {
    for (;;) {
      const fields = await readFields(stream, ref);
      if (!fields) return;
      const length = Number(fields.get('content-length'));
      if (!Number.isSafeInteger(length) || length < 0) throw damaged(ref, stream, 'a record without a length');
      const isWanted = wants(fields, length);
      const block = isWanted ? await stream.bytes(length) : null;
      const read = block ? block.length : await stream.skip(length);
      if (read < length) throw damaged(ref, stream, 'it ends in the middle of a record');
      yield { fields, block, length };
    }
  } finally {
    await stream.close();
  }
}

async function readFields(stream: ByteStream, ref: string): Promise<Map<string, string> | null> {
  const version = await firstLine(stream);
  if (version === null) return null;
  if (!/^WARC\/1\.\d/.test(version)) throw damaged(ref, stream, 'no record begins there');
  const fields = new Map<string, string>();
  let last = '';
  for (let count = 0; count < maxFields; count++) {
    const line = await stream.line(maxLineBytes);
    if (line === null) throw damaged(ref, stream, 'it ends in the middle of a record');
    if (line === '') return fields;
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      fields.set(last, line.slice(colon + 1).trim());
    }
  }
  throw damaged(ref, stream, 'a record has too many fields');
}

async function firstLine(stream: ByteStream): Promise<string | null> {
  for (let count = 0; count < maxBlankLines; count++) {
    const line = await stream.line(maxLineBytes);
    if (line !== '') return line;
  }
  return null;
}

function damaged(ref: string, stream: ByteStream, what: string): DecodeError {
  return new DecodeError(`${ref} is damaged at byte ${stream.offset} of the unpacked WARC: ${what}`);
}
