import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { FileError, messageOf } from '../errors.js';
import { onDisk, shownName } from '../shared/disk-names.js';
import { sha256 } from '../shared/sha256.js';
import { isWarcHead, namesCapture, warcHeadLength } from '../shared/warc-stream.js';
import type { Fetched, Target } from '../types.js';
import { publicUrl } from './answer.js';
import { type BodyLimits, BodySink } from './body.js';
import { pipeWriter } from './pipe-writer.js';

const readStep = 262_144;

/** No network is at fault, and another try would end in the same way. */
const damage = (message: string, cause: unknown): FileError => new FileError(message, { cause });

/**
 * A file's bytes, gzip removed by its magic number; the size limit counts what comes out. A WARC is handed on as a stream.
 * A pipe (`<(command)`, a FIFO) is opened once and read once; one without a writer is given up.
 */
export async function readLocal(
  target: Target,
  file: string,
  limits: BodyLimits & { idleTimeoutMs: number },
  now: number,
): Promise<Fetched> {
  const isPipe = !(await checkFile(file));
  const stream = createReadStream(onDisk(file), namesCapture(file) ? { highWaterMark: 1_048_576 } : {});
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  if (isPipe) await pipeWriter(stream, file, limits.idleTimeoutMs);
  let cut: Buffer | null = null;
  const sink = new BodySink(shownName(file), undefined, limits, {
    damage,
    onFailure: () => stream.destroy(),
    onFull: (body, isSitemap) => {
      if (isSitemap) cut = body();
      return isSitemap;
    },
  });
  try {
    const first = await readHead(chunks);
    const head = first.subarray(0, warcHeadLength);
    if (isWarcHead(first, file)) {
      if (!isPipe) stream.destroy();
      const whole = () => (isPipe ? onwards(first, chunks) : fromStart(file));
      return { ...fromBytes(target, head, now), stream: whole };
    }
    for await (const chunk of onwards(first, chunks)) {
      sink.write(chunk);
      if (cut) return { ...fromBytes(target, cut, now), isCut: true };
    }
  } catch (cause) {
    await sink.end(); // says what was wrong with the content, where that is why the stream ended
    throw unreadable(file, cause);
  }
  return fromBytes(target, await sink.end(), now);
}

/** Opened when it is read: a reader that ends before leaves no file open. */
async function* fromStart(file: string): AsyncGenerator<Buffer> {
  yield* createReadStream(onDisk(file), { highWaterMark: readStep }) as AsyncIterable<Buffer>;
}

/** A pipe gives its bytes in pieces of any size: enough of them to tell a WARC. */
async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for (let length = 0; length < warcHeadLength; ) {
    const next = await chunks.next();
    if (next.done) break;
    found.push(next.value);
    length += next.value.length;
  }
  return found.length === 1 ? found[0]! : Buffer.concat(found);
}

/** What was read already, and all that comes behind it. */
async function* onwards(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

/** False where it can be read only once. */
async function checkFile(file: string): Promise<boolean> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(onDisk(file));
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
    if (!isAbsent) throw unreadable(file, cause);
    throw new FileError(`${shownName(file)} does not exist`, { cause });
  }
  if (found.isDirectory()) throw new FileError(`${shownName(file)} is a folder, not a file`);
  return found.isFile();
}

function unreadable(file: string, cause: unknown): FileError {
  const why = messageOf(cause);
  return new FileError(`${shownName(file)} cannot be read: ${why}`, { cause });
}

/** Bytes at hand: the same checks as a file's. */
export async function readBytes(target: Target, bytes: Uint8Array, limits: BodyLimits, now: number): Promise<Fetched> {
  let cut: Buffer | null = null;
  const sink = new BodySink(target.ref, undefined, limits, {
    damage,
    onFailure: () => undefined,
    onFull: (body, isSitemap) => {
      if (isSitemap) cut = body();
      return isSitemap;
    },
  });
  sink.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const whole = cut ?? (await sink.end());
  return { ...fromBytes(target, cut ?? whole, now), ...(cut ? { isCut: true } : {}) };
}

function fromBytes(target: Target, bytes: Uint8Array, now: number): Fetched {
  const { capture } = target;
  return {
    target,
    url: target.url ? publicUrl(target.url) : null,
    redirects: [],
    status: capture?.status ?? null,
    headers: capture?.headers ?? {},
    contentType: target.contentType,
    bytes,
    sha256: sha256(bytes),
    fetchedAt: capture?.fetchedAt ?? new Date(now).toISOString(),
    retries: 0,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
  };
}
