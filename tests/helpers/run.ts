import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const bin = path.join(root, 'bin/wirecopy.js');

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real command in a process of its own, as a shell would. `WIRECOPY_*` and XDG folders of the machine are left out. */
export function wirecopy(
  args: string[],
  options: { stdin?: string | Uint8Array; env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  return runProgram(process.execPath, [bin, ...args], options);
}

/** Runs a line of shell with `wirecopy` on the path as a function. */
export function shell(
  line: string,
  options: { stdin?: string; env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  return runProgram(
    'bash',
    ['-c', `set -o pipefail; wirecopy() { "${process.execPath}" "${bin}" "$@"; }; ${line}`],
    options,
  );
}

/** Runs any program; `bare` is its whole environment, `env` what is added to a plain one. */
export function runProgram(
  command: string,
  args: string[],
  options: { stdin?: string | Uint8Array; env?: Record<string, string>; bare?: Record<string, string>; cwd?: string },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const plain = {
      PATH: process.env.PATH ?? '',
      TZ: 'America/New_York',
      HOME: process.env.HOME ?? '',
      ...options.env,
    };
    const env = options.bare ?? plain;
    const child = spawn(command, args, { cwd: options.cwd ?? root, env });
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(error).toString() }),
    );
    child.stdin.on('error', () => undefined); // a command that reads no input closes its end
    child.stdin.end(options.stdin ?? '');
  });
}
