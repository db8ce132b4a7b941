// Loaded before wirecopy (NODE_OPTIONS=--import): the FAULT_AT-th file, database or socket call below FAULT_FOLDER fails, as a full
// disk, a broken one or a cut connection would make it. FAULT_COUNT names a file that gets the number of calls.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import path from 'node:path';

const { FAULT_AT = '0', FAULT_FOLDER: folder = '', FAULT_COUNT: countFile } = process.env;
const at = Number(FAULT_AT);
const { writeFileSync } = fs;
const ours = new Set();
let calls = 0;
let failed = '';

/** The error of this call where it is its turn, else null. */
function fault(name, codes) {
  calls++;
  if (calls !== at) return null;
  failed = name;
  const code = codes[at % codes.length];
  return Object.assign(new Error(`${code}: made to fail, ${name}`), { code, errno: -1, syscall: name });
}

const isBelow = (file) => typeof file === 'string' && path.resolve(file).startsWith(folder);

/** Wraps a call on a path or on a file that was opened by one. */
function wrap(owner, name, codes, isCallback) {
  const real = owner[name];
  owner[name] = function (target, ...rest) {
    if (!(isBelow(target) || ours.has(target))) return real.call(this, target, ...rest);
    const error = fault(name, codes);
    if (error && isCallback) return process.nextTick(rest.at(-1), error);
    if (error) throw error;
    if (name === 'open' && isCallback) {
      const done = rest.pop();
      return real.call(this, target, ...rest, (problem, descriptor) => {
        if (!problem) ours.add(descriptor);
        done(problem, descriptor);
      });
    }
    const result = real.call(this, target, ...rest);
    if (name === 'openSync') ours.add(result);
    return result;
  };
}

const full = ['ENOSPC', 'EIO', 'EACCES'];
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'mkdirSync']) wrap(fs, name, full, false);
for (const name of ['readFileSync', 'readSync', 'readdirSync', 'readlinkSync'])
  wrap(fs, name, ['EIO', 'EACCES'], false);
for (const name of ['open', 'read', 'write']) wrap(fs, name, ['EIO', 'ENOSPC'], true);
for (const name of ['open', 'stat', 'readFile']) wrap(fs.promises, name, ['EIO', 'EACCES'], false);
syncBuiltinESMExports();

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const error = fault('connect', ['ECONNREFUSED', 'ETIMEDOUT', 'ENETUNREACH']);
  if (!error) return connect.apply(this, args);
  process.nextTick(() => this.destroy(error));
  return this;
};

const builtIn = process.getBuiltinModule;
const sqlite = builtIn?.call(process, 'node:sqlite') ?? (await import('@photostructure/sqlite'));
const messages = ['database or disk is full', 'disk I/O error', 'database is locked'];

function databaseCall(name) {
  const error = fault(`database ${name}`, ['ERR_SQLITE_ERROR']);
  if (!error) return;
  const which = at % messages.length;
  throw Object.assign(error, { message: messages[which], errcode: [13, 10, 5][which] });
}

class DatabaseSync extends sqlite.DatabaseSync {
  exec(sql) {
    databaseCall(`exec ${sql.trim().slice(0, 40)}`);
    return super.exec(sql);
  }

  prepare(sql) {
    const statement = super.prepare(sql);
    const call =
      (name) =>
      (...values) => {
        databaseCall(`${name} ${sql.trim().slice(0, 40)}`);
        return statement[name](...values);
      };
    return {
      run: call('run'),
      get: call('get'),
      all: call('all'),
      iterate: (...values) => statement.iterate(...values),
    };
  }
}
// wirecopy asks for Node's own driver first.
process.getBuiltinModule = (name) => (name === 'node:sqlite' ? { DatabaseSync } : builtIn?.call(process, name));

process.on('exit', () => countFile && writeFileSync(countFile, JSON.stringify({ calls, failed })));
