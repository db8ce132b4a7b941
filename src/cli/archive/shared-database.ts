import { UsageError } from '../../errors.js';
import { isServerAddress } from '../../shared/server-address.js';
import { type ArchiveFlags, archiveAddress } from './open-archive.js';
import type { Context } from '../context.js';

/** The address of an archive that many machines share; throws UsageError where it is a file of this one. */
export function sharedAddress(flags: ArchiveFlags, context: Context, what: string): string {
  const address = archiveAddress(flags, context);
  if (isServerAddress(address)) return address;
  throw new UsageError(
    `${what} needs an archive that many machines share: --archive postgres://…; for a file, wirecopy sync does all of the work`,
  );
}
