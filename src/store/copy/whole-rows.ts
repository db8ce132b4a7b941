import { packPage } from '../packed-pages.js';
import type { PlacedRow } from '../raw-folder/place.js';
import type { FolderReader } from '../raw-folder/raw-folder.js';
import { StoreError } from '../../errors.js';
import type { Cell } from './row-hash.js';
import type { Table } from './tables.js';

type Raw = Record<string, Cell>;

/** Rows as a copy takes them: the bytes of a page that lies in a file of its archive's folder are in its row. */
export async function wholeRows(table: Table, rows: Raw[], reader: FolderReader): Promise<Raw[]> {
  if (table.places === undefined || rows.every((row) => row.file === null)) return rows;
  try {
    const whole: Raw[] = [];
    for (const row of rows) whole.push(row.file === null ? row : { ...row, body: await bodyOf(row, reader) });
    return whole;
  } finally {
    await reader.close();
  }
}

async function bodyOf(row: Raw, reader: FolderReader): Promise<Uint8Array> {
  const page = row as unknown as PlacedRow & { size: number; sha256: string; body: Uint8Array };
  const bytes = await reader.bytes({ ...page, url: `hash ${page.sha256}` });
  if (bytes !== null) return packPage(bytes);
  throw new StoreError(`raw page ${page.sha256} is gone meanwhile: the same command goes on with the copy`);
}
