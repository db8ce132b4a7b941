// What processes used so far: memory, and processor time, which tells what bounds a machine that is busy with other things, too.
import { readFileSync } from 'node:fs';
import { name } from './machines.mjs';

/** Kilobytes of memory and seconds of processor time; noughts where the process has ended. */
export function usedBy(pid) {
  try {
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    return { kilobytes, seconds: secondsOf(pid, [11, 12]) };
  } catch {
    return { kilobytes: 0, seconds: 0 };
  }
}

/** Of the proof's cluster: its processes that are there, and those that have ended. */
export function postgresSeconds() {
  const postmaster = Number(readFileSync(`/var/lib/postgresql/15/${name}/postmaster.pid`, 'utf8').split('\n')[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  return children.reduce((sum, pid) => sum + usedBy(pid).seconds, secondsOf(postmaster, [11, 12, 13, 14]));
}

/** Fields of /proc/PID/stat behind the name, in ticks of a hundredth: own user and system time, then that of children that have ended. */
function secondsOf(pid, fields) {
  const all = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return fields.reduce((sum, n) => sum + Number(all[n]), 0) / 100;
}
