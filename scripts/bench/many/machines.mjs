// Two machines on one: network namespaces joined by a bridge, and a PostgreSQL cluster of the proof's own. Needs root and Debian's
// postgresql. All that it makes is called `wcmany`, and is taken away at the end. Two proofs at once: WCMANY=2 gives the second one
// names, networks and ports of its own.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';

const number = Number(process.env.WCMANY ?? 0);
export const name = `wcmany${number || ''}`;
const subnet = `10.${78 + 2 * number}.0`;
export const webPrefix = `10.${77 + 2 * number}`;
export const webPort = 8088 + number;
export const pgPort = 5599 + number;
export const machines = ['a', 'b'];
export const namespaceOf = (machine) => `${name}${machine}`;
export const address = (database) => `postgres://postgres@${subnet}.1:${pgPort}/${database}`;

const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
const quietly = (command, ...args) => {
  try {
    run(command, ...args);
  } catch {
    // It was not there.
  }
};

function makeNetwork() {
  dropNetwork();
  run('ip', 'link', 'add', `${name}br`, 'type', 'bridge');
  run('ip', 'addr', 'add', `${subnet}.1/24`, 'dev', `${name}br`);
  run('ip', 'link', 'set', `${name}br`, 'up');
  // Every address of the made web is this machine's.
  run('ip', 'route', 'add', 'local', `${webPrefix}.0.0/16`, 'dev', 'lo');
  machines.forEach((machine, n) => {
    const space = namespaceOf(machine);
    run('ip', 'netns', 'add', space);
    run('ip', 'link', 'add', `${name}${machine}0`, 'type', 'veth', 'peer', 'name', `${name}${machine}1`);
    run('ip', 'link', 'set', `${name}${machine}0`, 'master', `${name}br`);
    run('ip', 'link', 'set', `${name}${machine}0`, 'up');
    run('ip', 'link', 'set', `${name}${machine}1`, 'netns', space);
    run('ip', '-n', space, 'addr', 'add', `${subnet}.${10 + n}/24`, 'dev', `${name}${machine}1`);
    run('ip', '-n', space, 'link', 'set', `${name}${machine}1`, 'up');
    run('ip', '-n', space, 'link', 'set', 'lo', 'up');
    run('ip', '-n', space, 'route', 'add', 'default', 'via', `${subnet}.1`);
  });
}

function dropNetwork() {
  for (const machine of machines) {
    quietly('ip', 'netns', 'del', namespaceOf(machine));
    quietly('ip', 'link', 'del', `${name}${machine}0`);
  }
  quietly('ip', 'link', 'del', `${name}br`);
  quietly('ip', 'route', 'del', 'local', `${webPrefix}.0.0/16`, 'dev', 'lo');
}

function makeCluster() {
  dropCluster();
  run('pg_createcluster', '15', name, '--port', String(pgPort), '--', '--auth-host=trust', '--auth-local=trust');
  appendFileSync(`/etc/postgresql/15/${name}/pg_hba.conf`, `host all all ${subnet}.0/24 trust\n`);
  appendFileSync(
    `/etc/postgresql/15/${name}/postgresql.conf`,
    "listen_addresses = '*'\nmax_connections = 100\nshared_buffers = 256MB\n",
  );
  run('pg_ctlcluster', '15', name, 'start');
}

export const restartCluster = (how) => run('pg_ctlcluster', '15', name, 'restart', '-m', how);

const dropCluster = () => quietly('pg_dropcluster', '--stop', '15', name);

/** A worker on the machine numbered n, with no thread of its own; its state lies in the folder, its log comes on standard error. */
export function startWorkerOn(n, database, folder, flags) {
  const wirecopy = path.join(import.meta.dirname, '../../../bin/wirecopy.js');
  const allowed = `--allow-private=${webPrefix}.0.0/16`;
  const args = ['work', '--archive', address(database), allowed, '--threads', '0', '--log', 'json', '-v', ...flags];
  return spawn(
    'ip',
    ['netns', 'exec', namespaceOf(machines[n % machines.length]), process.execPath, wirecopy, ...args],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    },
  );
}

/** An empty database of that name. */
export function makeDatabase(name) {
  const server = ['-h', '127.0.0.1', '-p', String(pgPort), '-U', 'postgres'];
  run('dropdb', ...server, '--if-exists', '--force', name);
  run('createdb', ...server, name);
}

/** Network, cluster and workers, once; they end with this process, also where it is stopped by hand. */
export function makeMachines(children) {
  process.on('SIGTERM', () => process.exit(143));
  process.on('SIGINT', () => process.exit(130));
  process.on('exit', () => {
    for (const child of children()) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    dropCluster();
    dropNetwork();
  });
  makeNetwork();
  makeCluster();
}
