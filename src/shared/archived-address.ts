/** Addresses of archives of the web that hold the page's own inside: Wayback and its kin (`/web/20130404123456id_/http://…`). */
const archived =
  /^https?:\/\/(?:web\.archive\.org|web-beta\.archive\.org|webarchive\.[\w.-]+|archive\.(?:ph|today|is)|[\w.-]*webarchive[\w.-]*)\/(?:[\w-]+\/)?(\d{4,14})[a-z_]*\/(https?:\/\/.+)$/i;

/** The page's own address where an archive shows its copy, else the address itself. */
export function liveAddress(url: string): string {
  return archived.exec(url)?.[2] ?? url;
}

/** The day of an archive's copy as `2013-11-10`; null where the address is no archive's. */
export function archivedDay(url: string): string | null {
  const stamp = archived.exec(url)?.[1];
  return stamp && stamp.length >= 8 ? `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}` : null;
}
