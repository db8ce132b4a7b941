/** The site that a host belongs to: its last two names, three where the second is short ("co.uk", "com.tr"). */
export function siteOf(hostname: string): string {
  const labels = hostname.split('.');
  const isShortSecond = labels.length > 2 && labels.at(-2)!.length <= 3;
  return labels.slice(isShortSecond ? -3 : -2).join('.');
}
