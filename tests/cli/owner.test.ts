import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { ownerOf } from '../../src/cli/archive/owner.js';
import { testContext } from '../helpers/context.js';

const of = (archive: string) => ownerOf({ archive }, testContext().context);
/** The number of a process that is gone. */
const gone = (): number => spawnSync(process.execPath, ['--version']).pid;
const renamed = (owner: string, pid: number, place = owner.split(':')[0]): string => `${place}:${pid}:0a0a`;

test.each(['archive.db', 'postgres://127.0.0.1:1/x'])(
  '%s: no two processes have a name, and one that is gone holds nothing',
  (archive) => {
    const { owner, isAlive } = of(archive);
    expect(of(archive).owner).not.toBe(owner);
    expect(isAlive(owner)).toBe(true);
    expect(isAlive(renamed(owner, process.ppid))).toBe(true);
    if (process.platform === 'linux' || archive === 'archive.db') {
      expect(isAlive(renamed(owner, gone()))).toBe(false);
      // What had this number before.
      expect(isAlive(renamed(owner, process.pid))).toBe(false);
    }
    expect(isAlive(renamed(owner, gone(), 'another'))).toBe(true);
    expect(isAlive('failed')).toBe(true);
  },
);

test('of another machine or container nobody can tell, though it is called the same', () => {
  const { owner, isAlive } = of('postgres://127.0.0.1:1/x');
  const [, start, container] = owner.split(':')[0]!.split('/');
  for (const place of [hostname(), `${hostname()}/${start}/1`, `${hostname()}/0/${container}`])
    for (const pid of [gone(), process.pid]) expect(isAlive(renamed(owner, pid, place)), place).toBe(true);
});

test.runIf(process.platform === 'linux')(
  'a process that was killed and whose parent does not ask for it holds nothing',
  async () => {
    // The program that takes the shell's place knows nothing of its child.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [pid] = await once(parent.stdout, 'data');
      const { owner, isAlive } = of('archive.db');
      await expect.poll(() => isAlive(renamed(owner, Number(String(pid)))), { timeout: 5000 }).toBe(false);
      expect(() => process.kill(Number(String(pid)), 0)).not.toThrow();
    } finally {
      parent.kill('SIGKILL');
    }
  },
);
