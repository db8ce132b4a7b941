import { hostname } from 'node:os';
import type { Context } from '../context.js';

/** What names this process in the leases of an archive, and whether the process that a lease names may still be at work. */
export function ownerOf(context: Context): { owner: string; isAlive: (other: string) => boolean } {
  const owner = `${hostname()}:${process.pid}:${context.now().toString(36)}`;
  return { owner, isAlive: (other) => other === owner || isOtherAlive(other) };
}

/** A process of this machine that is gone holds nothing; of another machine nobody here can tell. */
function isOtherAlive(owner: string): boolean {
  const found = /^(.*):(\d+):\w+$/.exec(owner);
  if (!found || found[1] !== hostname()) return true;
  if (Number(found[2]) === process.pid) return false;
  try {
    process.kill(Number(found[2]), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
