import path from 'node:path';
import { folderError } from './trouble.js';

/** Where a page lies: a file of the folder, and the one gzip member of it that holds the page. */
export interface Place {
  file: string;
  start: number;
  bytes: number;
}

/** A page's row of `raw`; the three are null where the row holds the bytes itself. */
export interface PlacedRow {
  file: string | null;
  start: number | null;
  bytes: number | null;
}

/** Where the page of a hash was written, for a row that is saved now; null where it was not. */
export type Placed = (sha: string) => Place | null;

export const notPlaced: Placed = () => null;

export const placeOf = ({ file, start, bytes }: PlacedRow): Place | null =>
  file === null ? null : { file, start: start ?? -1, bytes: bytes ?? -1 };

/** How many bytes a page takes, packed, as SQL of both kinds says it. */
export const packedLength = (row = 'raw'): string => `coalesce(${row}.bytes, length(${row}.body))`;

const dayName = /^\d{4}-\d{2}-\d{2}$/;
const fileName = /^\d{6}-[0-9a-f]{16}\.warc\.gz$/;

export const isDayName = (name: string): boolean => dayName.test(name);
export const isFileName = (name: string): boolean => fileName.test(name);

/** The name of a new file that no other process gives: a folder a day, the time, and what is random. */
export function newName(now: Date, random: string): string {
  const text = now.toISOString();
  return `${text.slice(0, 10)}/${text.slice(11, 19).replaceAll(':', '')}-${random}.warc.gz`;
}

/** A file of the folder by the name that a row has for it; an archive may be somebody else's, and name any other file. */
export function filePath(folder: string, name: string): string {
  const [day = '', file = '', ...more] = name.split('/');
  if (isDayName(day) && isFileName(file) && more.length === 0) return path.join(folder, day, file);
  throw folderError(`the archive names a file of raw pages that is not one of wirecopy's: ${JSON.stringify(name)}`);
}
