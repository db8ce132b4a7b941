import { packPage } from '../packed-pages.js';
import type { PlacedRow } from '../raw-folder/place.js';
import type { FolderReader } from '../raw-folder/raw-folder.js';
import { StoreError } from '../../errors.js';
import type { Cell, Row } from './row-hash.js';
import type { Table } from './tables.js';

/** A row by the names of its columns. */
export type Raw = Record<string, Cell>;

/** Rows as a copy takes them: the bytes of a page that lies in a file of its archive's folder are in its row. */
export async function wholeRows(table: Table, rows: readonly Raw[], reader: FolderReader): Promise<Row[]> {
  const whole: Row[] = [];
  try {
    for (const row of rows) {
      const isPlaced = table.places !== undefined && row.file !== null;
      const body = isPlaced ? await bodyOf(row, reader) : row.body;
      whole.push(table.columns.map(({ name }) => (name === 'body' ? body : row[name]) ?? null));
    }
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
