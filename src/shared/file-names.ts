/** Names of devices on Windows, also with an ending behind them (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i;

/** Whether a part of a path is a device on Windows, wherever it stands and whatever its ending is. */
export function isDeviceName(part: string): boolean {
  return device.test(part.replace(/\..*$/s, '').trimEnd());
}

/** Signs that Windows allows in no name; a colon there is worse than an error, as what is written goes where nobody sees it. */
const forbidden = /[<>:"|?*\u0000-\u001f]/;

/** The sign for which Windows takes a part of a path for no name, null where there is none. */
export function forbiddenSign(part: string): string | null {
  return forbidden.exec(part)?.[0] ?? null;
}

/**
 * A part of a path that names a file on every system: what would be a device is marked, also where it is none, as folders are copied
 * from one system to another. Windows drops dots and blanks at the end, so that two names would become one: there they are left out.
 */
export function portablePart(part: string, platform: NodeJS.Platform): string {
  const own = isDeviceName(part) ? part.replace(/^[^.]*/, (stem) => `${stem.trimEnd()}_`) : part;
  return platform === 'win32' && !/^\.*$/.test(own) ? own.replace(/[. ]+$/, '') : own;
}

/** What two names of one file have in common where the system does not tell letters of another case, or built in another way, apart. */
export function sameNameKey(name: string, platform: NodeJS.Platform): string {
  return platform === 'win32' || platform === 'darwin' ? name.normalize('NFC').toLowerCase() : name;
}
