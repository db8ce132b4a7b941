import { homedir } from 'node:os';
import path from 'node:path';

type Env = Record<string, string | undefined>;

// Where a user's files live: the XDG base directories (0.8), or what macOS and Windows have in their place.

/** Configuration: `wirecopy/config.json` and site rules. */
export function configFolder(env: Env, system = here): string {
  return folder(env, ['XDG_CONFIG_HOME', '.config', 'Preferences', 'APPDATA'], system);
}

/** The archive. */
export function dataFolder(env: Env, system = here): string {
  return folder(env, ['XDG_DATA_HOME', '.local/share', 'Application Support', 'LOCALAPPDATA'], system);
}

/** The politeness ledger and the cursors of `export --since-last`. */
export function stateFolder(env: Env, system = here): string {
  return folder(env, ['XDG_STATE_HOME', '.local/state', 'Application Support', 'LOCALAPPDATA'], system);
}

/** The system whose rules of paths count. */
export interface System {
  platform: NodeJS.Platform;
  home: () => string;
}

const here: System = { platform: process.platform, home: homedir };

type Places = [variable: string, unix: string, mac: string, windows: string];

function folder(env: Env, [variable, unix, mac, windows]: Places, { platform, home }: System): string {
  const { isAbsolute, join } = platform === 'win32' ? path.win32 : path.posix;
  const given = env[variable];
  // The specification: a relative path is to be ignored.
  if (given && isAbsolute(given)) return join(given, 'wirecopy');
  const local = env[windows];
  if (platform === 'win32' && local && isAbsolute(local)) return join(local, 'wirecopy');
  // Shells of other systems set HOME on Windows, too, in a form that nothing else there understands.
  const own = (platform === 'win32' ? '' : env.HOME) || home();
  return platform === 'darwin' ? join(own, 'Library', mac, 'wirecopy') : join(own, unix, 'wirecopy');
}

/** A path with the home folder for its `~`. */
export function untilde(file: string, { platform, home }: System = here): string {
  const isWindows = platform === 'win32';
  if (!(isWindows ? /^~(?:[\\/]|$)/ : /^~(?:\/|$)/).test(file)) return file;
  return (isWindows ? path.win32 : path.posix).join(home(), file.slice(2));
}
