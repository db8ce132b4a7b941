import { closeSync, constants, openSync, type ReadStream } from 'node:fs';
import { TimeoutError } from '../errors.js';
import { onDisk, shownName } from '../shared/disk-names.js';

/** Waits until the named pipe behind the stream has a writer. Throws TimeoutError where none came; a writer may then be as slow as it likes. */
export function pipeWriter(stream: ReadStream, file: string, waitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new TimeoutError(
          `${shownName(file)} is a pipe, and no program opened it to write within ${waitMs / 1000} s (--idle-timeout)`,
          { isRetryable: false },
        ),
      );
      stream.destroy();
      release(file);
    }, waitMs);
    const isThere = (): void => {
      clearTimeout(timer);
      resolve();
    };
    stream.once('open', isThere);
    // The reader of the stream gets the error itself.
    stream.once('error', isThere);
  });
}

/** The system call that waits for a writer has no end of its own, and would keep the process: for a moment we are that writer. */
function release(file: string): void {
  try {
    closeSync(openSync(onDisk(file), constants.O_WRONLY | constants.O_NONBLOCK));
  } catch {
    // Nobody waits there any more.
  }
}
