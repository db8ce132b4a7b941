import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { NetworkError } from '../errors.js';
import type { Fetched, Target } from '../types.js';
import { publicUrl } from './answer.js';
import { BodySink } from './body.js';

/** A file's bytes, gzip removed by its magic number; the size limit counts what comes out. */
export async function readLocal(target: Target, file: string, maxBytes: number, now: number): Promise<Fetched> {
  await checkFile(file);
  const stream = createReadStream(file);
  const sink = new BodySink(file, undefined, maxBytes, () => stream.destroy());
  try {
    for await (const chunk of stream) {
      sink.write(chunk as Buffer);
    }
  } catch (cause) {
    await sink.end(); // says what was wrong with the content, where that is why the stream ended
    throw new NetworkError(`${file} cannot be read: ${reason(cause)}`, { cause, isRetryable: false });
  }
  return fromBytes(target, await sink.end(), now);
}

async function checkFile(file: string): Promise<void> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(file);
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
    const what = isAbsent ? 'does not exist' : `cannot be read: ${reason(cause)}`;
    throw new NetworkError(`${file} ${what}`, { cause, isRetryable: false });
  }
  if (found.isDirectory()) throw new NetworkError(`${file} is a folder, not a file`, { isRetryable: false });
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Bytes at hand: the same checks as a file's. */
export async function readBytes(target: Target, bytes: Uint8Array, maxBytes: number, now: number): Promise<Fetched> {
  const sink = new BodySink(target.ref, undefined, maxBytes, () => undefined);
  sink.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return fromBytes(target, await sink.end(), now);
}

function fromBytes(target: Target, bytes: Uint8Array, now: number): Fetched {
  return {
    target,
    url: target.url ? publicUrl(target.url) : null,
    redirects: [],
    status: null,
    headers: {},
    contentType: target.contentType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fetchedAt: new Date(now).toISOString(),
    retries: 0,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
  };
}
