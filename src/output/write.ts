import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A file that appears whole on `commit`, or not at all. */
export interface OutputFile {
  write(content: string | Uint8Array): void;
  commit(): void;
  discard(): void;
  /** The file that is written until then. */
  temporary: string;
  /** On the disk, whole, and still under its temporary name. */
  sync(): void;
}

/** Writes beside the goal and renames, so that a reader never sees half a file and a failed run leaves the old one. */
export function openOutputFile(file: string): OutputFile {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`);
  const descriptor = openSync(temporary, 'wx');
  return {
    write: (content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    },
    temporary,
    sync: () => fsyncSync(descriptor),
    commit: () => {
      fsyncSync(descriptor);
      closeSync(descriptor);
      renameSync(temporary, file);
    },
    discard: () => {
      closeSync(descriptor);
      unlinkSync(temporary);
    },
  };
}
