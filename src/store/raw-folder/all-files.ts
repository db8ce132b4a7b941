import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { filePath, isDayName, isFileName } from './place.js';
import { folderError, systemCode } from './trouble.js';

export interface FoundFile {
  name: string;
  bytes: number;
  /** Ms since 1970. */
  changedAt: number;
}

/** wirecopy's own files of a folder, the oldest first; all others are nobody's business. */
export async function allFiles(folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const day of (await listed(folder)).filter(isDayName).sort()) {
    for (const file of (await listed(path.join(folder, day))).filter(isFileName).sort()) {
      const name = `${day}/${file}`;
      const facts = await unlessGone(stat(filePath(folder, name)));
      if (facts !== null) found.push({ name, bytes: facts.size, changedAt: Math.floor(facts.mtimeMs) });
    }
  }
  return found;
}

const listed = async (folder: string): Promise<string[]> => (await unlessGone(readdir(folder))) ?? [];

async function unlessGone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
    throw folderError(`the folder of raw pages cannot be read: ${(error as Error).message}`, error);
  }
}

/** Another process may have done it. */
export async function removeFile(folder: string, name: string): Promise<void> {
  try {
    await rm(filePath(folder, name), { force: true });
  } catch (error) {
    throw folderError(`${filePath(folder, name)} cannot be taken away: ${(error as Error).message}`, error);
  }
}
