import { messageOf } from '../../errors.js';
import { allFiles } from './all-files.js';
import { checkMark } from './marker.js';
import { PageReader } from './page-reader.js';
import type { Place } from './place.js';
import type { RawFolderReport } from './folder-types.js';
import type { RawFolder } from './raw-folder.js';
import type { RawSql } from './raw-sql.js';
import { namedFiles, orphansOf } from './tidy.js';

/** So many pages are read, evenly over all of them. */
const mostRead = 500;
const mostTold = 5;

/** Null where the archive keeps its pages itself. */
export async function lookAtFolder(raw: RawFolder, sql: RawSql): Promise<RawFolderReport | null> {
  const folder = await raw.current();
  if (folder === null) return null;
  const named = await namedFiles(sql);
  const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
  const report: RawFolderReport = {
    ...{ path: folder.path, pages: sum(named.map((one) => one.pages)), files: named.length },
    ...{
      bytes: sum(named.map((one) => one.bytes)),
      orphans: { files: 0, bytes: 0 },
      read: 0,
      onlyReads: null,
      problems: [],
    },
  };
  try {
    await checkMark(folder.path, folder.id, null);
    const there = await allFiles(folder.path);
    const sizes = new Map(there.map(({ name, bytes }) => [name, bytes]));
    const wrong = named.flatMap(({ file, pages, ends }) => {
      const size = sizes.get(file);
      if (size === undefined) return [`${file} is missing, with ${pages} raw pages`];
      return size < ends ? [`${file} is cut: ${size} bytes of ${ends}`] : [];
    });
    const orphans = await orphansOf(there, sql, 0);
    report.orphans = { files: orphans.length, bytes: sum(orphans.map(({ bytes }) => bytes)) };
    const { read, damaged } = await readSome(folder.path, sql, report.pages, (file) => sizes.has(file));
    report.read = read;
    report.problems.push(...told(wrong), ...told(damaged));
    await raw.check(folder).catch((error: unknown) => {
      report.onlyReads = messageOf(error);
    });
  } catch (error) {
    report.problems.push(messageOf(error));
  }
  return report;
}

const told = (problems: readonly string[]): string[] =>
  problems.length > mostTold
    ? [...problems.slice(0, mostTold), `and ${problems.length - mostTold} more of that kind`]
    : [...problems];

async function readSome(
  folder: string,
  sql: RawSql,
  pages: number,
  isThere: (file: string) => boolean,
): Promise<{ read: number; damaged: string[] }> {
  const each = Math.max(1, Math.ceil(pages / mostRead));
  const rows = await sql.all<Place & { sha256: string; size: number }>(
    `SELECT sha256, size, file, start, bytes FROM raw WHERE file IS NOT NULL AND number % ? = 0 ORDER BY file, start LIMIT ?`,
    [each, 2 * mostRead],
  );
  const damaged: string[] = [];
  const reader = new PageReader(folder);
  try {
    const there = rows.filter(({ file }) => isThere(file));
    for (const { sha256, size, ...place } of there)
      await reader
        .read(place, { url: `hash ${sha256}`, size, sha256 })
        .catch((error: unknown) => damaged.push(messageOf(error)));
    return { read: there.length, damaged };
  } finally {
    await reader.close();
  }
}
