import { UsageError } from '../../errors.js';

/** `--timezone`: an IANA zone, null where none is given. */
export function timeZoneFromFlag(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  if (!isZone(zone)) throw new UsageError(`--timezone ${zone} is not an IANA zone: write one such as Europe/Kyiv`);
  return zone;
}

/** Whether there is a zone of that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError is Intl's way to say that no such zone is known
  }
}
