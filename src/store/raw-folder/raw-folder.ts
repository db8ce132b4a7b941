import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { WirecopyError } from '../../errors.js';
import { captureFromRow, type CaptureRow, unpackedPage } from '../packed-pages.js';
import type { Capture, RawPage } from '../store.js';
import { checkMark, readMark, setUp, writeMark } from './marker.js';
import { NewFile } from './new-file.js';
import { isMissing, PageReader } from './page-reader.js';
import { notPlaced, type Place, type Placed, placeOf, type PlacedRow } from './place.js';
import type { RawSql } from './raw-sql.js';
import { folderError } from './trouble.js';

/** Settings of an archive: where the folder is, as far as its archive knows, and what the mark in it has to say. */
export const folderSettings = ['raw-folder', 'raw-folder-id'] as const;

/** Pages are large: few at once. */
const pagesAtOnce = 20;

/** An archive that has no folder may get one from another process. */
const lookAgainMs = 60_000;

export interface Folder {
  path: string;
  id: string;
}

/** A page of a batch, and the hash of its bytes. */
export interface HashedPage {
  raw: RawPage;
  sha: string;
}

/** The folder in which an archive keeps raw pages, if it does: WARC files, each written once, which rows name once they are whole. */
export class RawFolder {
  private known: { at: number; folder: Folder | null } | null = null;

  constructor(
    private readonly sql: RawSql,
    /** Where this process finds the folder, whatever its archive remembers. */
    private given?: string,
  ) {}

  /** Null where the archive keeps its pages itself. */
  async current(): Promise<Folder | null> {
    const { known } = this;
    if (known !== null && (known.folder !== null || Date.now() - known.at < lookAgainMs)) return known.folder;
    return this.look();
  }

  /**
   * Says where the folder is. An archive that has none gets it (`maySetUp`); one that has remembers the place for every process
   * (`isLasting`) or for this one alone. Throws where the folder is another archive's, or not there.
   */
  async use(given: string, { isLasting, maySetUp }: { isLasting: boolean; maySetUp: boolean }): Promise<void> {
    const folder = path.resolve(given);
    this.given = folder;
    const before = await this.look();
    // Where one machine finds it is looked at when a page is wanted: whatever else is asked of the archive goes on.
    if (before === null ? !maySetUp : !(isLasting && maySetUp)) return;
    const home = await this.sql.home();
    const id = before?.id ?? (await this.newId());
    if ((await readMark(folder)) === null && !(await this.hasFiles())) await setUp(folder, { archive: id, home });
    await checkMark(folder, id, null);
    if ((await readMark(folder))?.home !== home) await writeMark(folder, { archive: id, home });
    await this.sql.write([this.setting('raw-folder', folder)]);
    await this.look();
  }

  /** Writes pages into a new file, before anybody waits for the archive's lock; nothing where the archive has no folder. */
  async write(pages: readonly HashedPage[]): Promise<Placed> {
    const folder = pages.length === 0 ? null : await this.current();
    if (folder === null) return notPlaced;
    const places = new Map<string, Place>();
    try {
      await this.check(folder);
      const file = await NewFile.create(folder.path);
      try {
        for (const { raw, sha } of pages)
          if (!places.has(sha)) places.set(sha, await file.add({ ...raw, sha256: sha }));
        await file.close();
      } catch (error) {
        await file.discard();
        throw error;
      }
      // Unmounted in between, the file would be somewhere else.
      await this.check(folder);
      return (sha) => {
        file.refuseStale();
        return places.get(sha) ?? null;
      };
    } catch (error) {
      // Its archive may know by now where it has gone.
      this.known = null;
      throw error;
    }
  }

  /** Throws where this archive must not write: the folder is not there, another's, or that of the archive that this one is a copy of. */
  check = async ({ path: folder, id }: Folder): Promise<void> => checkMark(folder, id, await this.sql.home());

  /** Reads pages by their rows; `close` it. */
  reader(): FolderReader {
    return new FolderReader(this, this.sql);
  }

  /** Pages of an archive, in the order in which they came; `rows` gives those behind a number. */
  async *captures(
    rows: (after: number, limit: number) => Promise<CaptureRow[]> | CaptureRow[],
  ): AsyncGenerator<Capture> {
    const reader = this.reader();
    try {
      for (let last = 0; ; ) {
        const some: CaptureRow[] = await rows(last, pagesAtOnce);
        for (const row of some) {
          const bytes = await reader.bytes(row);
          if (bytes !== null) yield captureFromRow(row, bytes);
        }
        if (some.length < pagesAtOnce) return;
        last = some.at(-1)!.number;
      }
    } finally {
      await reader.close();
    }
  }

  /** For rows that name files. */
  async needed(): Promise<Folder> {
    const folder = (await this.current()) ?? (await this.look());
    if (folder === null)
      throw folderError('the archive names files of raw pages, and no folder: --raw-folder says where they are');
    return folder;
  }

  private async look(): Promise<Folder | null> {
    const rows = await this.sql.all<{ name: string; value: string }>(
      `SELECT name, value FROM setting WHERE name IN ('${folderSettings.join("', '")}')`,
    );
    const settingOf = (wanted: string): string | null => rows.find(({ name }) => name === wanted)?.value ?? null;
    const id = settingOf('raw-folder-id');
    const place = this.given ?? settingOf('raw-folder');
    // An archive that was killed between the two is set up by whoever names the folder again.
    const folder = id === null || settingOf('raw-folder') === null || place === null ? null : { path: place, id };
    this.known = { at: Date.now(), folder };
    return folder;
  }

  /** The same for all that come at once. */
  private async newId(): Promise<string> {
    const { text, values } = this.setting('raw-folder-id', randomUUID());
    await this.sql.write([{ text: text.replace('DO UPDATE SET value = excluded.value', 'DO NOTHING'), values }]);
    const [row] = await this.sql.all<{ value: string }>("SELECT value FROM setting WHERE name = 'raw-folder-id'");
    return row!.value;
  }

  private hasFiles = async (): Promise<boolean> =>
    (await this.sql.all('SELECT 1 AS one FROM raw WHERE file IS NOT NULL LIMIT 1')).length > 0;

  private setting = (name: (typeof folderSettings)[number], value: string): { text: string; values: string[] } => ({
    text: 'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    values: [name, value],
  });
}

/** Another process may move a page into another file as often as this while it is asked for. */
const mostTries = 3;

export type PageRow = Pick<CaptureRow, 'url' | 'size' | 'sha256' | 'body'> & PlacedRow;

/** The bytes of pages, wherever they lie. */
export class FolderReader {
  private reader: PageReader | null = null;

  constructor(
    private readonly folder: RawFolder,
    private readonly sql: RawSql,
  ) {}

  /** Null where the page was let go meanwhile. */
  async bytes(row: PageRow): Promise<Uint8Array | null> {
    let place = placeOf(row);
    if (place === null) return unpackedPage(row);
    for (let tries = 1; ; tries++) {
      this.reader ??= new PageReader((await this.folder.needed()).path);
      try {
        return (await this.reader.read(place, row)).bytes;
      } catch (error) {
        if (!isMissing(error) || tries === mostTries) throw await this.because(error);
        const text = 'SELECT file, start, bytes, body FROM raw WHERE sha256 = ?';
        const [now] = await this.sql.all<PlacedRow & { body: Uint8Array }>(text, [row.sha256]);
        if (now === undefined) return null;
        const next = placeOf(now);
        if (next === null) return unpackedPage({ ...row, ...now });
        if (next.file === place.file) throw await this.because(error);
        place = next;
      }
    }
  }

  async close(): Promise<void> {
    await this.reader?.close();
    this.reader = null;
  }

  /** A file that is missing from a folder that is not mounted is not the trouble. */
  private async because(error: unknown): Promise<unknown> {
    const { path: folder, id } = await this.folder.needed();
    return checkMark(folder, id, null).then(
      () => error,
      (unmounted: unknown) => (unmounted instanceof WirecopyError ? unmounted : error),
    );
  }
}
