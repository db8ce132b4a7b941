import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isServerAddress } from '../../shared/server-address.js';
import { type ArchiveFlags, archiveAddress } from './open-archive.js';
import type { Context } from '../context.js';

/** What names this process in the leases of an archive, and whether the process that a lease names may still be at work. */
export function ownerOf(flags: ArchiveFlags, context: Context): { owner: string; isAlive: (other: string) => boolean } {
  const place = isServerAddress(archiveAddress(flags, context)) ? `${hostname()}/${numbering()}` : hostname();
  const owner = `${place}:${process.pid}:${randomUUID().slice(0, 8)}`;
  return { owner, isAlive: (other) => other === owner || isOtherAlive(other, place) };
}

/**
 * Where numbers of processes mean the same: a start of a kernel, and a container on it. Machines that share a database may be called the
 * same, and containers, too; where the system has no such names nobody's number is believed.
 */
function numbering(): string {
  try {
    const start = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${start}/${/\d+/.exec(readlinkSync('/proc/self/ns/pid'))![0]}`;
  } catch {
    return randomUUID();
  }
}

/** A process of this place that is gone holds nothing; of another place nobody here can tell. */
function isOtherAlive(owner: string, place: string): boolean {
  const found = /^(.*):(\d+):\w+$/.exec(owner);
  if (!found || found[1] !== place) return true;
  if (Number(found[2]) === process.pid) return false;
  try {
    process.kill(Number(found[2]), 0);
    return !isZombie(found[2]!);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A process that was killed keeps its number until its parent asks for it; in a container often nobody does. */
function isZombie(pid: string): boolean {
  try {
    // The state stands behind the name, which may hold brackets itself.
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
