import { NewFile } from './new-file.js';
import type { Place } from './place.js';
import type { RawSql, Statement } from './raw-sql.js';

/** A page, where it lies now (null: in the database), and how many bytes it takes there. */
export interface Moving {
  sha256: string;
  from: Place | null;
  length: number;
}

/** Puts pages that are kept already into a new file, and tells their rows once it is whole. */
export class Filling {
  private file: NewFile | null = null;
  private moves: { page: Moving; to: Place }[] = [];

  constructor(
    private readonly folder: string,
    private readonly sql: RawSql,
    /** Throws where the folder is not there any more. */
    private readonly check: () => Promise<void>,
  ) {}

  get size(): number {
    return this.file?.size ?? 0;
  }

  async put(page: Moving, write: (file: NewFile) => Promise<Place>): Promise<void> {
    this.file ??= await NewFile.create(this.folder);
    this.moves.push({ page, to: await write(this.file) });
  }

  /** Whoever moved or dropped a page meanwhile was first: its bytes in the new file count for nothing. */
  async commit(): Promise<void> {
    const { file, moves } = this;
    if (file === null) return;
    await file.close();
    await this.check();
    file.refuseStale();
    // From here on rows may name the file, whatever the answer says: it is nobody's to take away.
    this.file = null;
    this.moves = [];
    await this.sql.write(moves.map(moved), (changes) => {
      const grows = moves.map(({ page, to }, at) => changes[at]! * (to.bytes - page.length));
      return {
        text: "UPDATE counter SET value = value + ? WHERE name = 'raw bytes'",
        values: [grows.reduce((sum, one) => sum + one, 0)],
      };
    });
  }

  async discard(): Promise<void> {
    await this.file?.discard();
  }
}

/** By its hash: in SQLite the number of a page that is gone may be another page's. */
function moved({ page: { sha256, from }, to }: { page: Moving; to: Place }): Statement {
  const set = 'UPDATE raw SET body = ?, file = ?, start = ?, bytes = ? WHERE sha256 = ?';
  const values = [new Uint8Array(), to.file, to.start, to.bytes, sha256];
  return from === null
    ? { text: `${set} AND file IS NULL`, values }
    : { text: `${set} AND file = ? AND start = ?`, values: [...values, from.file, from.start] };
}
