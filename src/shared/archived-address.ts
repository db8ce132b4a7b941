/**
 * Addresses of archives of the web that hold the page's own inside: Wayback and its kin (`/web/20130404123456id_/http://…`,
 * `/wayback/archive/20130404123456/http://…`). A stamp to the second before an address says enough, whoever keeps the archive.
 */
const withCopy =
  /^https?:\/\/([\w.-]+)(?::\d{1,5})?\/(?:[\w-]+\/){0,3}?(?:(\d{4}[\d.-]{0,14})[a-z_]*|newest)\/(https?:\/?\/.+)$/i;
/** Found in a host by itself: within the pattern above, each place of a long one would be tried. */
const archiveHost = /^(?:web\.archive\.org|web-beta\.archive\.org|archive\.(?:ph|today|is|li|vn|fo|md))$|webarchive/i;
const wholeStamp = /^\d{14}$/;

function copyIn(url: string): { digits: string; address: string } | null {
  const [, host = '', digits = '', address = ''] = withCopy.exec(url) ?? [];
  return archiveHost.test(host) || wholeStamp.test(digits) ? { digits, address } : null;
}

/** The page's own address where an archive shows its copy, else the address itself. */
export function liveAddress(url: string): string {
  return copyIn(url)?.address.replace(/^(https?:)\/(?!\/)/i, '$1//') ?? url;
}

/** When an archive's copy was made, as precise as its address says: `2013-11-10`, `2013-11-10T10:11:12Z`; null where it says no day. */
export function archivedAt(url: string): string | null {
  const digits = copyIn(url)?.digits.replace(/\D/g, '') ?? '';
  const [, year, month, day, hour, minute, second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?/.exec(digits) ?? [];
  if (!day) return null;
  return hour ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : `${year}-${month}-${day}`;
}

/** The day of an archive's copy; null where the address is not an archive's. */
export function archivedDay(url: string): string | null {
  return archivedAt(url)?.slice(0, 10) ?? null;
}
