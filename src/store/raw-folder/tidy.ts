import { messageOf } from '../../errors.js';
import { unpackedPage } from '../packed-pages.js';
import { allFiles, type FoundFile, removeFile } from './all-files.js';
import { Filling } from './filling.js';
import { isMissing, PageReader } from './page-reader.js';
import type { Place } from './place.js';
import type { TidyLimits } from './folder-types.js';
import type { Folder, RawFolder } from './raw-folder.js';
import type { RawSql } from './raw-sql.js';
import { folderError } from './trouble.js';

// What `vacuum` does with the folder: pages that the database still holds go into files, small files and those of which little is
// left become large ones, and files that no row names go.

export const tidyLimits: TidyLimits = { largeBytes: 256_000_000, graceMs: 24 * 3_600_000 };

const pagesAtOnce = 20;
/** A file has a record of its own, and less is not worth the work. */
const fewBytes = 65_536;

/** Throws, when all else is done, where pages could not be read: their files stay. */
export async function tidyFolder(raw: RawFolder, sql: RawSql, limits: TidyLimits = tidyLimits): Promise<void> {
  const folder = await raw.current();
  if (folder === null) return;
  await raw.check(folder);
  const work = new Tidy(folder, sql, limits.largeBytes, () => raw.check(folder));
  await work.moveOut();
  const files = await allFiles(folder.path);
  await work.merge(files);
  for (const { name } of await orphansOf(files, sql, limits.graceMs)) await removeFile(folder.path, name);
  const [first] = work.unread;
  if (first !== undefined)
    throw folderError(`${work.unread.length} raw pages stay where they are, as they cannot be read: ${first}`);
}

/** Files that nothing names, and that have not been touched for a while. Looked for first, as what got its rows since is named by them. */
export async function orphansOf(files: readonly FoundFile[], sql: RawSql, olderThanMs: number): Promise<FoundFile[]> {
  const named = new Set((await namedFiles(sql)).map(({ file }) => file));
  const old = Date.now() - olderThanMs;
  return files.filter(({ name, changedAt }) => !named.has(name) && changedAt <= old);
}

export const namedFiles = (sql: RawSql): Promise<{ file: string; pages: number; bytes: number; ends: number }[]> =>
  sql.all(
    `SELECT file, count(*) AS pages, CAST(sum(bytes) AS bigint) AS bytes, max(start + bytes) AS ends FROM raw
     WHERE file IS NOT NULL GROUP BY file ORDER BY file`,
  );

/** Runs what lets pages go, and then takes away the files that lost all of theirs: a file that no row names any more never gets new ones. */
export async function freeing<T>(raw: RawFolder, sql: RawSql, work: () => Promise<T>): Promise<T> {
  const folder = await raw.current();
  if (folder === null) return work();
  await raw.check(folder);
  const before = await namedFiles(sql);
  const done = await work();
  const left = new Set((await namedFiles(sql)).map(({ file }) => file));
  for (const { file } of before) if (!left.has(file)) await removeFile(folder.path, file);
  return done;
}

interface Held {
  number: number;
  sha256: string;
  size: number;
  body: Uint8Array;
  url: string;
  fetched_at: string;
  status: number | null;
  headers: string;
}

class Tidy {
  readonly unread: string[] = [];

  constructor(
    private readonly folder: Folder,
    private readonly sql: RawSql,
    private readonly largeBytes: number,
    private readonly check: () => Promise<void>,
  ) {}

  /** Pages that the database holds: from before it had the folder, and those of which nobody knew in time that they would be kept. */
  async moveOut(): Promise<void> {
    await this.filling(async (filling) => {
      for (let last = 0; ; ) {
        const rows = await this.sql.all<Held>(
          `SELECT r.number, r.sha256, r.size, r.body, c.url, c.fetched_at, c.status, c.headers FROM raw r
           JOIN capture c ON c.number = (SELECT min(o.number) FROM capture o WHERE o.raw = r.number)
           WHERE r.file IS NULL AND r.number > ? ORDER BY r.number LIMIT ${pagesAtOnce}`,
          [last],
        );
        for (const row of rows) {
          const bytes = await this.read(async () => unpackedPage(row));
          if (bytes === null) continue;
          const { url, sha256, status, fetched_at: fetchedAt } = row;
          const headers = JSON.parse(row.headers) as Record<string, string>;
          const page = { url, fetchedAt, status, headers, bytes, sha256 };
          await filling.put({ sha256, from: null, length: row.body.length }, (file) => file.add(page));
        }
        if (filling.size > this.largeBytes) await filling.commit();
        if (rows.length < pagesAtOnce) return;
        last = rows.at(-1)!.number;
      }
    });
  }

  /** Files by name, which is by age: what was saved together stays together. */
  async merge(files: readonly FoundFile[]): Promise<void> {
    const sizes = new Map(files.map(({ name, bytes }) => [name, bytes]));
    const isMostlyDead = ({ file, bytes }: { file: string; bytes: number }): boolean =>
      sizes.get(file)! > 2 * bytes + fewBytes;
    const worth = (await namedFiles(this.sql)).filter(
      (one) => sizes.has(one.file) && (one.bytes < this.largeBytes / 2 || isMostlyDead(one)),
    );
    for (let at = 0; at < worth.length; ) {
      const group = [worth[at++]!];
      for (let bytes = group[0]!.bytes; at < worth.length; ) {
        bytes += worth[at]!.bytes;
        if (bytes > this.largeBytes) break;
        group.push(worth[at++]!);
      }
      if (group.length > 1 || isMostlyDead(group[0]!)) await this.mergeFiles(group.map(({ file }) => file));
    }
  }

  private async mergeFiles(files: readonly string[]): Promise<void> {
    const reader = new PageReader(this.folder.path);
    try {
      await this.filling(async (filling) => {
        for (const name of files) {
          const rows = await this.sql.all<Place & { sha256: string; size: number }>(
            'SELECT sha256, size, file, start, bytes FROM raw WHERE file = ? ORDER BY start',
            [name],
          );
          for (const { sha256, size, ...from } of rows) {
            const page = await this.read(() => reader.read(from, { url: `page ${sha256}`, size, sha256 }));
            const length = from.bytes;
            if (page !== null) await filling.put({ sha256, from, length }, (file) => file.addMember(page.member));
          }
        }
      });
    } finally {
      await reader.close();
    }
    for (const name of files) {
      const left = await this.sql.all('SELECT 1 AS one FROM raw WHERE file = ? LIMIT 1', [name]);
      if (left.length === 0) await removeFile(this.folder.path, name);
    }
  }

  private async filling(work: (filling: Filling) => Promise<void>): Promise<void> {
    const filling = new Filling(this.folder.path, this.sql, this.check);
    try {
      await work(filling);
      await filling.commit();
    } catch (error) {
      await filling.discard();
      throw error;
    }
  }

  /** Null where that cannot be: such a page stays where it is, and is told of. */
  private async read<T>(page: () => Promise<T>): Promise<T | null> {
    try {
      return await page();
    } catch (error) {
      // Another one that tidies up was first; where nobody was, `doctor` misses the file, too.
      if (!isMissing(error)) this.unread.push(messageOf(error));
      return null;
    }
  }
}
