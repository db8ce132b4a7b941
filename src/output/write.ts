import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { FileError } from '../errors.js';
import { reasonOf } from '../shared/system-reason.js';
import { type Goal, refuseDatabase } from './goal.js';

/** A file that appears whole on `commit`, or not at all. */
export interface OutputFile {
  write(content: string | Uint8Array): void;
  /** Gives it its name; where that fails, it is there until `discard`. */
  commit(): void;
  /** Takes it away; nothing where it has its name, or was taken away before. */
  discard(): void;
  /** The file that is written until then. */
  temporary: string;
  /** On the disk, whole, and still under its temporary name. */
  sync(): void;
}

/**
 * Writes beside the goal and renames, so that a reader never sees half a file and a failed run leaves the old one. Own code, as the
 * packages for it take the content in one piece. `part` names the half file, for a run that may be killed and go on.
 */
export function openOutputFile({ file, mode, owner }: Goal & { kind: 'file' }, part: string | null = null): OutputFile {
  // Of a length of its own: with the goal's name in it a long one would become too long.
  const temporary = path.join(path.dirname(file), `.wirecopy-${part ?? randomBytes(6).toString('hex')}.part`);
  // What a killed run left under a name that is ours alone is written over.
  const descriptor = explained(file, () => openSync(temporary, part === null ? 'wx' : 'w', mode ?? 0o666));
  let state: 'open' | 'closed' | 'over' = 'open';
  const close = (): void => {
    if (state === 'open') closeSync(descriptor);
    state = 'closed';
  };
  const discard = (): void => {
    if (state === 'over') return;
    close();
    rmSync(temporary, { force: true });
    state = 'over';
  };
  if (mode !== null) keepRights(descriptor, mode, owner);
  return {
    write: (content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      explained(file, () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      });
    },
    temporary,
    sync: () => explained(file, () => fsyncSync(descriptor)),
    commit: () => {
      explained(file, () => fsyncSync(descriptor));
      close();
      // It may have come meanwhile: an archive that this very run made.
      refuseDatabase(file);
      explained(file, () => renameSync(temporary, file));
      state = 'over';
    },
    discard,
  };
}

function keepRights(descriptor: number, mode: number, owner: { uid: number; gid: number } | null): void {
  try {
    if (owner && process.getuid?.() === 0) fchownSync(descriptor, owner.uid, owner.gid);
    fchmodSync(descriptor, mode);
  } catch {
    // A file system without rights or owners: there are none to keep.
  }
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new FileError(`${file} cannot be written: ${reasonOf(cause)}`, { cause });
  }
}
