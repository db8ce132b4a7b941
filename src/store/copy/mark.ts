import { StoreError } from '../../errors.js';

// What a copy notes in its target: whose copy it is, and when it is whole what it held then.

/** Its place in `setting`. */
export const copySetting = 'copy';

export interface CopyMark {
  /** The file or address that is copied, without a password. */
  from: string;
  /** Of the process that copies: another one that goes on with it takes it over. */
  run: string;
  /** Of all tables, once the copy is whole. */
  whole: string | null;
}

export function readMark(text: string | null): CopyMark | null {
  if (text === null) return null;
  try {
    const { from, run, whole } = JSON.parse(text) as Partial<CopyMark>;
    if (typeof from === 'string' && typeof run === 'string') return { from, run, whole: whole ?? null };
  } catch {
    // Said below.
  }
  throw new StoreError('this copy was begun by a later wirecopy: update wirecopy');
}

/** Throws where an archive is the beginning of a copy: what is saved into it would be lost, and what is not there yet come twice. */
export function refuseHalfCopy(name: string, text: string | null): void {
  if (text === null) return;
  const mark = readMark(text);
  if (mark !== null && mark.whole === null)
    throw new StoreError(`${name} is an unfinished copy of ${mark.from}: wirecopy copy goes on with it`);
}
