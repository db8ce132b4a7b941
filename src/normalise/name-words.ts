// Words by which a name tells that it is no person's.

const deskWords =
  /\b(?:redaktion|redaktionen|redactie|redaktionsteam|redacción|redacao|redação|rédaction|redazione|redakcja|redakce|редакция|editorial|editors?|desk|newsroom|news ?team|team|staff|bureau|agencies|agentur(?:en)?|agence|agencia|agenzia|correspondents?|reporters?|admin|online|web|news|magazin|magazine|media|press|presse|pressestelle|institute?|university|foundation|verlag|gmbh|inc|llc|ltd|group|network|community|board|council|office|ministry|department|club|association|center|centre|company|studio|blog|tv|radio|times|post|herald|daily|today|journal)\b/iu;

/** Wire services; their copy carries their name or their sign. */
const agencies: Record<string, string> = {
  reuters: 'Reuters',
  'thomson reuters': 'Reuters',
  ap: 'AP',
  'associated press': 'AP',
  'the associated press': 'AP',
  afp: 'AFP',
  'agence france-presse': 'AFP',
  dpa: 'dpa',
  'deutsche presse-agentur': 'dpa',
  apa: 'APA',
  sda: 'Keystone-SDA',
  'keystone-sda': 'Keystone-SDA',
  epd: 'epd',
  kna: 'KNA',
  sid: 'SID',
  ansa: 'ANSA',
  adnkronos: 'Adnkronos',
  agi: 'AGI',
  efe: 'EFE',
  'europa press': 'Europa Press',
  lusa: 'Lusa',
  anp: 'ANP',
  belga: 'Belga',
  tt: 'TT',
  ntb: 'NTB',
  ritzau: 'Ritzau',
  stt: 'STT',
  pap: 'PAP',
  ctk: 'ČTK',
  čtk: 'ČTK',
  tasr: 'TASR',
  mti: 'MTI',
  hina: 'HINA',
  tanjug: 'Tanjug',
  bta: 'BTA',
  agerpres: 'Agerpres',
  interfax: 'Interfax',
  'interfax-ukraine': 'Interfax-Ukraine',
  tass: 'TASS',
  тасс: 'ТАСС',
  'риа новости': 'РИА Новости',
  'ria novosti': 'RIA Novosti',
  ukrinform: 'Ukrinform',
  xinhua: 'Xinhua',
  kyodo: 'Kyodo',
  'kyodo news': 'Kyodo',
  jiji: 'Jiji',
  yonhap: 'Yonhap',
  pti: 'PTI',
  ani: 'ANI',
  ians: 'IANS',
  antara: 'Antara',
  bernama: 'Bernama',
  aap: 'AAP',
  'pa media': 'PA Media',
  pa: 'PA Media',
  'press association': 'PA Media',
  'canadian press': 'The Canadian Press',
  'the canadian press': 'The Canadian Press',
  upi: 'UPI',
  bloomberg: 'Bloomberg',
  anadolu: 'Anadolu',
  aa: 'Anadolu',
  'anadolu agency': 'Anadolu',
  iha: 'İHA',
  dha: 'DHA',
  wam: 'WAM',
  spa: 'SPA',
  irna: 'IRNA',
  mena: 'MENA',
};

/** The wire service that a credit names ("dpa/lno", "Reuters Staff", "(AP)"), or null. */
export function agencyOf(text: string): string | null {
  const bare = text
    .toLowerCase()
    .replace(/[()[\].]/g, '')
    .trim();
  const whole = Object.hasOwn(agencies, bare) ? agencies[bare]! : null;
  if (whole) return whole;
  const [first = ''] = bare.split(/[/,;]|\s+(?:staff|agency|news agency|with|mit)\b/);
  const head = first.trim();
  return head !== bare && Object.hasOwn(agencies, head) ? agencies[head]! : null;
}

/** Whether a name is rather a desk, a firm or a site than a person. */
export function isDesk(name: string): boolean {
  return deskWords.test(name);
}

/** Two to four capitalised words as persons have, or a name in a script without capitals. */
export function looksLikePerson(name: string): boolean {
  if (/^[\p{Script=Han}]{2,4}$/u.test(name) || /^[\p{Script=Hangul}]{2,4}$/u.test(name)) return true;
  if (
    /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:de|del|de la|van|van der|van den|von|von der|zu|da|dos|di|du|le|la|el|al|bin|ibn|y|ten|ter|af)){0,2}(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}$/u.test(
      name,
    )
  )
    return true;
  return /^(?:[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}]+\s*){2,4}$/u.test(name);
}
