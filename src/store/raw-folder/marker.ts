import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.js';
import { explainedOfFolder, folderError, systemCode } from './trouble.js';

// A file in the folder says whose pages it holds. Where a bucket is not mounted, the empty folder in its place has none: nothing is
// written there. A second archive that knows the same pages (a restored backup) reads them and neither writes nor deletes.

const markerName = 'wirecopy-raw.json';

export interface Mark {
  /** Of the archive, and of all copies of its database. */
  archive: string;
  /** The one database that writes here. */
  home: string;
}

/** Throws where a folder is not that of an archive, or (with `home`) another database writes there. */
export async function checkMark(folder: string, archive: string, home: string | null): Promise<void> {
  const mark = await readMark(folder);
  if (mark === null)
    throw folderError(
      `${folder} is not there, or does not hold this archive's raw pages: ${markerName} is missing. Is it mounted? --raw-folder says where they are`,
    );
  if (mark.archive !== archive) throw folderError(`${folder} holds the raw pages of another archive`);
  if (home !== null && mark.home !== home)
    throw folderError(
      `${folder} belongs to ${mark.home}, of which this archive (${home}) is a copy: it only reads there. If that one is gone, ` +
        `--raw-folder ${folder} takes the folder over`,
    );
}

/** Null where the folder or its mark is missing. */
export async function readMark(folder: string): Promise<Mark | null> {
  let text: string;
  try {
    text = await readFile(path.join(folder, markerName), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
    throw folderError(`${folder} cannot be read: ${(error as Error).message}`, error);
  }
  // Whoever was killed while writing it had written nothing else.
  if (text.trim() === '') return null;
  try {
    const { archive, home } = JSON.parse(text) as Partial<Mark>;
    if (typeof archive === 'string' && typeof home === 'string') return { archive, home };
  } catch {
    // Said below.
  }
  throw folderError(`${path.join(folder, markerName)} is damaged: it does not say whose pages ${folder} holds`);
}

/** Makes a folder the one of an archive that has no page in a folder yet; throws where it holds anything else. */
export async function setUp(folder: string, mark: Mark): Promise<void> {
  try {
    makeFolder(folder, 0o700);
    if (!(await stat(folder)).isDirectory()) throw folderError(`${folder} is a file, not a folder`);
    const others = (await readdir(folder)).filter((name) => name !== markerName);
    if (others.length > 0)
      throw folderError(`${folder} holds something else already (${others[0]}): name a new or empty folder`);
    await writeMark(folder, mark);
  } catch (error) {
    throw explainedOfFolder(error, folder);
  }
}

export async function writeMark(folder: string, mark: Mark): Promise<void> {
  try {
    await writeFile(path.join(folder, markerName), `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
  } catch (error) {
    throw explainedOfFolder(error, folder);
  }
}
