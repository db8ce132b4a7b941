import { closeSync, constants, openSync, write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileError } from '../errors.js';
import { reasonOf } from '../shared/system-reason.js';

/** A pipe or a device that is written to as it stands. */
export interface OutputStream {
  /** Waits while the reader is slow. Throws FileError. */
  write(content: string | Uint8Array): Promise<void>;
  /** The reader has gone. */
  isClosed(): boolean;
  close(): void;
}

/** Milliseconds between two looks whether a pipe has got its reader. */
const lookMs = 50;

/**
 * Opens it for writing. A named pipe without a reader is waited for without blocking the process, so that Ctrl-C still ends the run:
 * `stop` gives up.
 */
export function openOutputStream(file: string, stop: AbortSignal): OutputStream {
  let descriptor: number | null = null;
  let isClosed = false;
  const opened = async (): Promise<number | null> => {
    while (descriptor === null && !isClosed) {
      descriptor = openNow(file);
      if (descriptor !== null) break;
      if (stop.aborted) isClosed = true;
      else await sleep(lookMs);
    }
    return descriptor;
  };
  return {
    write: async (content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const target = bytes.length > 0 ? await opened() : null;
      for (let at = 0; target !== null && at < bytes.length && !isClosed; ) {
        const written = await writeSome(target, bytes, at, file);
        if (written === null) isClosed = true;
        else at += written;
      }
    },
    isClosed: () => isClosed,
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
      isClosed = true;
    },
  };
}

/** Null where a pipe has no reader yet (fifo(7): ENXIO). */
function openNow(file: string): number | null {
  try {
    const first = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
    try {
      // It has a reader now, so that this one does not wait; the reader must not see the first one close before.
      return openSync(file, constants.O_WRONLY);
    } finally {
      closeSync(first);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENXIO') return null;
    throw new FileError(`${file} cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

function writeSome(descriptor: number, bytes: Uint8Array, at: number, file: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, at, bytes.length - at, null, (cause, written) => {
      if (!cause) resolve(written);
      else if (cause.code === 'EPIPE') resolve(null);
      else reject(new FileError(`${file} cannot be written: ${reasonOf(cause)}`, { cause }));
    });
  });
}
