/** What registries of countries sell names below: "co.uk", "com.tr", "gob.mx". */
const secondLevel = new Set(
  'co com org net gov gv govt gob gouv gub go ac ad edu or ne nom mil web info biz firm ind id sch asso ltd plc me gen in my'.split(
    ' ',
  ),
);

/** The site that a host belongs to: its last two names, three below a country's second level ("herald.co.uk"; "www.sz.de" is sz.de). */
export function siteOf(hostname: string): string {
  const labels = hostname.replace(/^www\./, '').split('.');
  const isBelow = labels.length > 2 && labels.at(-1)!.length === 2 && secondLevel.has(labels.at(-2)!);
  return labels.slice(isBelow ? -3 : -2).join('.');
}
