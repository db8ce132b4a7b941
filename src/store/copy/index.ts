import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError, type WirecopyError } from '../../errors.js';
import { isServerAddress } from '../../shared/server-address.js';
import { explained as explainedOfServer } from '../postgres/explain.js';
import { explained } from '../sqlite/open-file.js';
import { noArchive } from '../missing.js';
import { copyArchive } from './copy-archive.js';
import type { CopyOptions, CopyReport } from './copy-types.js';
import { openPostgresSource, openPostgresTarget } from './postgres-side.js';
import type { Source, Target } from './side.js';
import { openSqliteSource, openSqliteTarget } from './sqlite-side.js';

const placeOf = (address: string): string => (isServerAddress(address) ? address : path.resolve(address));

/**
 * Copies an archive into another one, each a file or `postgres://…`, all that is in it. The target is new, or what an earlier run of
 * the same copy left: this one goes on with it. Throws where the source is not there.
 */
export async function copyArchives(from: string, to: string, options: CopyOptions = {}): Promise<CopyReport> {
  if (from === 'memory:' || to === 'memory:') throw new UsageError('an archive in memory cannot be copied');
  if (placeOf(from) === placeOf(to)) throw new UsageError('name two archives: this is one and the same');
  const source = await openSource(placeOf(from), options);
  try {
    const target = await openTarget(placeOf(to), options);
    try {
      return await copyArchive(source, target, options);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openSource(address: string, { stop, rawFolder }: CopyOptions): Promise<Source> {
  if (isServerAddress(address)) return inOurWords(await openPostgresSource(address, rawFolder), explainedOfServer);
  if (!existsSync(address)) throw noArchive(address, '');
  return inOurWords(await openSqliteSource(address, { stop }, rawFolder), explained);
}

const openTarget = async (address: string, { stop }: CopyOptions): Promise<Target> =>
  isServerAddress(address)
    ? inOurWords(await openPostgresTarget(address), explainedOfServer)
    : inOurWords(await openSqliteTarget(address, { stop }), explained);

/** The same side; its errors name the archive that they came from. */
function inOurWords<T extends Source | Target>(side: T, explain: (error: unknown, name: string) => WirecopyError): T {
  const wrapped = Object.entries(side).map(([name, method]: [string, unknown]) => [
    name,
    typeof method !== 'function'
      ? method
      : async (...values: unknown[]): Promise<unknown> => {
          try {
            return await (method as (...given: unknown[]) => unknown)(...values);
          } catch (error) {
            throw explain(error, side.name);
          }
        },
  ]);
  return Object.fromEntries(wrapped) as T;
}
