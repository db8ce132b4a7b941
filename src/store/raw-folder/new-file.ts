import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { openWarcWriter, type WarcPage } from '../../shared/warc-writer.js';
import { version } from '../../version.js';
import { filePath, newName, type Place } from './place.js';
import { explainedOfFolder, folderError, systemCode } from './trouble.js';

/** Whoever was held up for longer (a machine that slept) may come back to a file that was swept away meanwhile. */
const freshMs = 3_600_000;

/** A file being written: once, from its start to its end, as a mounted bucket wants it. No row names it before it is whole. */
export class NewFile {
  private length = 0;
  private readonly writer = openWarcWriter({ isPacked: true });
  private readonly began = Date.now();

  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly handle: Awaited<ReturnType<typeof open>>,
  ) {}

  static async create(folder: string): Promise<NewFile> {
    const now = new Date();
    const name = newName(now, randomBytes(8).toString('hex'));
    const whole = filePath(folder, name);
    try {
      // Not `recursive`: a folder that is gone must not be made anew where it was mounted.
      await mkdir(path.dirname(whole), { mode: 0o700 }).catch((error: unknown) => {
        if (systemCode(error) !== 'EEXIST') throw error;
      });
      return new NewFile(folder, name, await open(whole, 'wx', 0o600));
    } catch (error) {
      throw explainedOfFolder(error, folder);
    }
  }

  get size(): number {
    return this.length;
  }

  /** Adds a page as one gzip member. */
  add = (page: Omit<WarcPage, 'isShared'>): Promise<Place> =>
    this.addMember(this.writer.page({ ...page, isShared: false }));

  /** Adds a member that another file has. */
  async addMember(member: Uint8Array): Promise<Place> {
    await this.put(member);
    return { file: this.name, start: this.length - member.length, bytes: member.length };
  }

  /** The file is on the disk, whole; from then on rows may name it. */
  async close(): Promise<void> {
    try {
      await this.handle.sync();
      await this.handle.close();
      await syncFolder(path.dirname(filePath(this.folder, this.name)));
    } catch (error) {
      throw explainedOfFolder(error, this.folder);
    }
  }

  /** Throws where rows must not name it any more. */
  refuseStale(): void {
    if (Date.now() - this.began > freshMs) throw folderError(`${this.folder} took too long to write: try again`);
  }

  /** After an error, as long as no row was told of it. */
  async discard(): Promise<void> {
    // What cannot be taken away now is swept away later, as no row names it.
    await this.handle.close().catch(() => undefined);
    await rm(filePath(this.folder, this.name), { force: true }).catch(() => undefined);
  }

  private async put(member: Uint8Array): Promise<void> {
    const info = this.length === 0 ? [this.writer.info(`wirecopy/${version}`, new Date(this.began).toISOString())] : [];
    const bytes = Buffer.concat([...info, member]);
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done);
        done += bytesWritten;
      }
      this.length += bytes.length;
    } catch (error) {
      throw explainedOfFolder(error, this.folder);
    }
  }
}

/** After a power cut a row must not name a file whose name is lost. */
async function syncFolder(folder: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    // Windows and most mounted buckets know no such thing of a folder; there the file's own `sync` has to be enough.
    if (
      !['EINVAL', 'EISDIR', 'EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF'].includes(systemCode(error))
    )
      throw error;
  } finally {
    await handle?.close();
  }
}
