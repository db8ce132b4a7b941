import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { FileError, UsageError } from '../errors.js';
import { forbiddenSign, isDeviceName, sameNameKey } from '../shared/file-names.js';
import { isDatabase, refuseOtherFile } from '../shared/database-mark.js';

/** What stands where an output is to go. */
export type Goal =
  /** A file, or nothing yet: it is replaced as a whole, with the rights that it had. */
  | { kind: 'file'; file: string; mode: number | null; owner: { uid: number; gid: number } | null; hasContent: boolean }
  /** A pipe, a device, a socket: it is written to as it stands. */
  | { kind: 'stream'; file: string }
  /** Another name of standard output. */
  | { kind: 'stdout' };

/** What is open in this process, by number: the link behind it leads to no path of its own where it is a pipe. */
const openAlready = /^\/(?:dev\/(?:fd\/(\d+)|stdout|stderr)|proc\/(?:self|\d+)\/fd\/(\d+))$/;
/** As Linux allows. */
const mostLinks = 40;

/**
 * Looks at the goal of an output before anything is written. Links are followed; a folder, and a goal in a folder that is not there
 * or must not be written to, is a FileError in plain words. `isAddedTo`: a file of records stays, and gets more of them.
 */
export function goalOf(name: string, platform: NodeJS.Platform = process.platform, { isAddedTo = false } = {}): Goal {
  if (name === '-') return { kind: 'stdout' };
  if (name === '') throw new FileError('the name of a file to write is empty');
  const device = platform === 'win32' ? windowsDevice(name) : null;
  if (device !== null) return { kind: 'stream', file: device };
  const file = followLinks(name);
  const open = openAlready.exec(file);
  if (open)
    return file.endsWith('stdout') || (open[1] ?? open[2]) === '1' ? { kind: 'stdout' } : { kind: 'stream', file };
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) {
    if (/[\\/]$/.test(file)) throw new FileError(`${name} cannot be written: there is no folder of this name`);
    checkFolder(name, path.dirname(file));
    if (isAddedTo) refuseOtherFile(file, name);
    return { kind: 'file', file, mode: null, owner: null, hasContent: false };
  }
  if (found.isDirectory()) throw new FileError(`${name} is a folder: name a file in it`);
  if (!mayWrite(file)) throw new FileError(`${name} must not be written to (its permissions say no)`);
  if (!found.isFile()) return { kind: 'stream', file };
  if (isAddedTo) refuseOtherFile(file, name);
  else refuseDatabase(file, name);
  checkFolder(name, path.dirname(file));
  return {
    kind: 'file',
    file,
    mode: found.mode & 0o7777,
    owner: { uid: found.uid, gid: found.gid },
    hasContent: found.size > 0,
  };
}

/** `NUL` and its like, as Windows takes them in any folder; throws FileError for a name that Windows takes for something else. */
function windowsDevice(name: string): string | null {
  const base = path.win32.basename(name);
  if (isDeviceName(base)) {
    const [stem = ''] = base.split('.');
    if (stem.length === base.length) return `\\\\.\\${stem.trimEnd()}`;
    throw new FileError(`${name} cannot be written: ${stem} is the name of a device on Windows`);
  }
  const sign = forbiddenSign(base);
  if (sign !== null) throw new FileError(`${name} cannot be written: Windows takes no ${sign} in the name of a file`);
  return null;
}

/** An archive is never written over by what was taken from it; its log and lock files, which stand beside it, are a part of it. */
export function refuseDatabase(file: string, name = file): void {
  const own = file.replace(/-(?:wal|shm|journal)$/, '');
  if (isDatabase(own) || existsSync(`${own}-wal`)) {
    throw new FileError(`${name} is a database, such as an archive, and is not written over`);
  }
}

/** Files of one run with one place would each lose the other's half; pipes, devices and standard output take both. */
export function refuseSamePlace(
  files: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): void {
  const flags = new Map<string, string>();
  for (const [flag, name] of Object.entries(files)) {
    const place = name === undefined || name === '-' ? null : placeOf(followLinks(name), platform);
    if (place === null) continue;
    const other = flags.get(place);
    if (other !== undefined) throw new UsageError(`${other} and ${flag} name the same file: ${name}`);
    flags.set(place, flag);
  }
}

/** Null for what is not a file. Hard links and the case of letters are told by the file itself, one that is not there yet by its folder. */
function placeOf(file: string, platform: NodeJS.Platform): string | null {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  if (found) return found.isFile() ? `${found.dev}:${found.ino}` : null;
  const folder = path.dirname(file);
  const place = path.join(existsSync(folder) ? realpathSync(folder) : path.resolve(folder), path.basename(file));
  return sameNameKey(place, platform);
}

function followLinks(name: string): string {
  let file = name;
  for (let links = 0; ; links++) {
    const found = openAlready.test(file) ? null : linkAt(file);
    if (!found?.isSymbolicLink()) return file;
    if (links >= mostLinks) throw new FileError(`${name} is a link that leads round in a circle`);
    file = path.resolve(path.dirname(file), readlinkSync(file));
  }
}

function linkAt(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENAMETOOLONG' ? 'the name is too long' : code === 'ENOTDIR' ? 'a part of it is a file' : code;
    throw new FileError(`${file} cannot be written: ${why}`, { cause });
  }
}

function checkFolder(name: string, folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) throw new FileError(`${name} cannot be written: the folder ${folder} does not exist`);
  if (!found.isDirectory()) throw new FileError(`${name} cannot be written: ${folder} is not a folder`);
  if (!mayWrite(folder)) throw new FileError(`${name} cannot be written: the folder ${folder} must not be written to`);
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false; // what else is wrong shows when it is opened
  }
}
