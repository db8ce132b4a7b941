import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { FileError } from '../errors.js';
import { reasonOf } from './system-reason.js';

/** "wrcp": an archive. The mark stands in the file itself (https://www.sqlite.org/pragma.html#pragma_application_id). */
export const archiveMark = 0x77726370;

/** "wrcx": a file of exported records, which others read and write, too. */
export const exportMark = 0x77726378;

/** The first bytes of a database, and where its mark stands (https://www.sqlite.org/fileformat.html). */
const beginning = Buffer.from('SQLite format 3\0');
const headLength = 100;
const markAt = 68;

/** Throws FileError for a file that holds anything but exported records: they are added to nothing else. */
export function refuseOtherFile(file: string, name = file): void {
  const only = 'records are added only to a file that --format sqlite made';
  if (/-(?:wal|shm|journal)$/.test(file)) {
    throw new FileError(`${name} is a part of a database, and is not written over: ${only}`);
  }
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isFile()) throw new FileError(`${name} is not a regular file: ${only}`);
  let mark: ReturnType<typeof markOf>;
  try {
    mark = markOf(file);
  } catch (cause) {
    throw new FileError(`${name} cannot be read: ${reasonOf(cause)}`, { cause });
  }
  if (mark === 'empty' || mark === exportMark) return;
  if (mark === 'other') throw new FileError(`${name} is not a SQLite file, and is not written over: ${only}`);
  const what = mark === archiveMark ? 'an archive of wirecopy' : 'a database of another program';
  throw new FileError(`${name} is ${what}, and is not written over: ${only}`);
}

/** Whether a file begins as a database does; false for what is not there, or cannot be read: that shows when it is written. */
export function isDatabase(file: string): boolean {
  try {
    return typeof markOf(file) === 'number';
  } catch {
    return false;
  }
}

/** What a file is by its first bytes: empty, a database with its mark, or something else. A pipe is not waited for. */
function markOf(file: string): 'empty' | 'other' | number {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const head = Buffer.alloc(headLength);
    if (readSync(descriptor, head, 0, headLength, 0) === 0) return 'empty';
    return head.subarray(0, beginning.length).equals(beginning) ? head.readUInt32BE(markAt) : 'other';
  } finally {
    closeSync(descriptor);
  }
}
