import { open } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { sha256 as sha256Of } from '../../shared/sha256.js';
import { largestPage } from '../packed-pages.js';
import { filePath, type Place } from './place.js';
import { folderError, systemCode } from './trouble.js';

/** The headers of a record and of the answer in it. */
const headRoom = 4 * 1024 * 1024;
/** Behind each record (WARC/1.1, section 4). */
const recordEnd = 4;

export interface Expected {
  url: string;
  size: number;
  sha256: string;
}

/** Reads pages out of the files of a folder; the file of the last one stays open, as the next page is most often in it, too. */
export class PageReader {
  private last: { file: string; handle: Awaited<ReturnType<typeof open>> } | null = null;

  constructor(private readonly folder: string) {}

  /** The page's bytes, and the member that holds them. Throws where they are not those that were saved. */
  async read(place: Place, { url, size, sha256 }: Expected): Promise<{ bytes: Buffer; member: Buffer }> {
    const damaged = (why: string, cause?: unknown): Error =>
      folderError(`the page of ${url} in ${filePath(this.folder, place.file)} is damaged: ${why}`, cause);
    if (!(size <= largestPage && place.start >= 0 && place.bytes >= 0 && place.bytes <= 2 * size + headRoom))
      throw damaged('its row says what cannot be');
    const member = await this.bytesAt(place, damaged);
    let record: Buffer;
    try {
      record = gunzipSync(member, { maxOutputLength: size + headRoom });
    } catch (cause) {
      throw damaged('it does not unpack', cause);
    }
    // The page is all that stands between the record's headers and its end: its hash proves that.
    const bytes = record.subarray(Math.max(0, record.length - recordEnd - size), record.length - recordEnd);
    if (bytes.length !== size || sha256Of(bytes) !== sha256) throw damaged('it does not fit its hash');
    return { bytes, member };
  }

  async close(): Promise<void> {
    const { last } = this;
    this.last = null;
    await last?.handle.close();
  }

  private async bytesAt({ file, start, bytes }: Place, damaged: (why: string) => Error): Promise<Buffer> {
    const handle = await this.opened(file);
    const member = Buffer.alloc(bytes);
    for (let done = 0; done < bytes; ) {
      const { bytesRead } = await handle.read(member, done, bytes - done, start + done).catch((cause: unknown) => {
        throw folderError(`${filePath(this.folder, file)} cannot be read: ${(cause as Error).message}`, cause);
      });
      if (bytesRead === 0) throw damaged('the file ends before it');
      done += bytesRead;
    }
    return member;
  }

  private async opened(file: string): Promise<Awaited<ReturnType<typeof open>>> {
    if (this.last?.file !== file) {
      await this.close();
      const whole = filePath(this.folder, file);
      try {
        this.last = { file, handle: await open(whole, 'r') };
      } catch (error) {
        throw folderError(
          systemCode(error) === 'ENOENT'
            ? `${whole} is missing, which holds raw pages of the archive`
            : `${whole} cannot be read: ${(error as Error).message}`,
          error,
        );
      }
    }
    return this.last.handle;
  }
}

/** Whether a page could not be read as its file is not there. */
export const isMissing = (error: unknown): boolean => systemCode((error as Error | null)?.cause) === 'ENOENT';
