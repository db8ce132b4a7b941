import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { FileError } from '../errors.js';
import { sha256 } from '../shared/sha256.js';
import { isWarcHead, unpackWarc, warcHeadLength } from '../shared/warc-stream.js';
import type { Fetched, Target } from '../types.js';
import { publicUrl } from './answer.js';
import { BodySink } from './body.js';

const readStep = 262_144;

/** A file's bytes, gzip removed by its magic number; the size limit counts what comes out. A WARC is handed on as a stream. */
export async function readLocal(target: Target, file: string, maxBytes: number, now: number): Promise<Fetched> {
  await checkFile(file);
  const head = await readHead(file);
  if (isWarcHead(head)) {
    const stream = () => unpackWarc(createReadStream(file, { highWaterMark: readStep }), head);
    return { ...fromBytes(target, head, now), stream };
  }
  const stream = createReadStream(file);
  const sink = new BodySink(file, undefined, maxBytes, { onFailure: () => stream.destroy() });
  try {
    for await (const chunk of stream) sink.write(chunk as Buffer);
  } catch (cause) {
    await sink.end(); // says what was wrong with the content, where that is why the stream ended
    throw unreadable(file, cause);
  }
  return fromBytes(target, await sink.end(), now);
}

async function checkFile(file: string): Promise<void> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(file);
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
    if (!isAbsent) throw unreadable(file, cause);
    throw new FileError(`${file} does not exist`, { cause });
  }
  if (found.isDirectory()) throw new FileError(`${file} is a folder, not a file`);
}

function unreadable(file: string, cause: unknown): FileError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new FileError(`${file} cannot be read: ${why}`, { cause });
}

async function readHead(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(warcHeadLength), 0, warcHeadLength, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Bytes at hand: the same checks as a file's. */
export async function readBytes(target: Target, bytes: Uint8Array, maxBytes: number, now: number): Promise<Fetched> {
  const sink = new BodySink(target.ref, undefined, maxBytes, { onFailure: () => undefined });
  sink.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return fromBytes(target, await sink.end(), now);
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
