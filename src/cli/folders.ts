import { homedir } from 'node:os';
import path from 'node:path';

type Env = Record<string, string | undefined>;

// Where a user's files live: the XDG base directories (0.8), or what macOS and Windows have in their place.

/** Configuration: `wirecopy/config.json` and site rules. */
export function configFolder(env: Env): string {
  return folder(env, 'XDG_CONFIG_HOME', '.config', ['Library', 'Preferences'], env.APPDATA);
}

/** The archive. */
export function dataFolder(env: Env): string {
  return folder(env, 'XDG_DATA_HOME', '.local/share', ['Library', 'Application Support'], env.LOCALAPPDATA);
}

/** The politeness ledger and the cursors of `export --since-last`. */
export function stateFolder(env: Env): string {
  return folder(env, 'XDG_STATE_HOME', '.local/state', ['Library', 'Application Support'], env.LOCALAPPDATA);
}

function folder(env: Env, variable: string, unix: string, mac: string[], windows: string | undefined): string {
  const given = env[variable];
  // The specification: a relative path is to be ignored.
  if (given && path.isAbsolute(given)) return path.join(given, 'wirecopy');
  const home = env.HOME || homedir();
  if (process.platform === 'win32' && windows) return path.join(windows, 'wirecopy');
  if (process.platform === 'darwin') return path.join(home, ...mac, 'wirecopy');
  return path.join(home, unix, 'wirecopy');
}
