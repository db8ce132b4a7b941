import { existsSync } from 'node:fs';
import path from 'node:path';
import { StoreError, UsageError, type WirecopyError } from '../../errors.js';
import { copyArchive } from './copy-archive.js';
import type { CopyOptions, CopyReport } from './copy-types.js';
import type { Source, Target } from './side.js';

export type { CopyReport, CopyStep } from './copy-types.js';

const isServer = (address: string): boolean => /^postgres(?:ql)?:\/\//i.test(address);
const placeOf = (address: string): string => (isServer(address) ? address : path.resolve(address));

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

async function openSource(address: string, { stop }: CopyOptions): Promise<Source> {
  if (isServer(address)) {
    const { openPostgresSource } = await import('./postgres-side.js');
    const { explained } = await import('../postgres/explain.js');
    return inOurWords(await openPostgresSource(address), explained);
  }
  if (!existsSync(address)) throw new StoreError(`there is no archive at ${address}`);
  const { openSqliteSource } = await import('./sqlite-side.js');
  const { explained } = await import('../sqlite/open-file.js');
  return inOurWords(await openSqliteSource(address, { stop }), explained);
}

async function openTarget(address: string, { stop }: CopyOptions): Promise<Target> {
  if (isServer(address)) {
    const { openPostgresTarget } = await import('./postgres-side.js');
    const { explained } = await import('../postgres/explain.js');
    return inOurWords(await openPostgresTarget(address), explained);
  }
  const { openSqliteTarget } = await import('./sqlite-side.js');
  const { explained } = await import('../sqlite/open-file.js');
  return inOurWords(await openSqliteTarget(address, { stop }), explained);
}

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
