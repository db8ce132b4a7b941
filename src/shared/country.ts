import { liveAddress } from './archived-address.js';

// Which country a publisher writes from, as far as its address and language say.

/** Country codes of top-level domains that the world uses for other things, and those whose code is not the ISO one. */
const notCountries = new Set(
  'io tv me co ai fm ly gg to cc ws la nu st vc ag am im is sh eu su tk ml ga cf gq pw link'.split(' '),
);
const otherNames: ReadonlyMap<string, string> = new Map([
  ['uk', 'GB'],
  ['scot', 'GB'],
  ['cat', 'ES'],
  ['eus', 'ES'],
  ['gal', 'ES'],
  ['nyc', 'US'],
  ['gov', 'US'],
  ['mil', 'US'],
  ['edu', 'US'],
  ['is', 'IS'],
  ['am', 'AM'],
  ['la', 'LA'],
  ['рф', 'RU'],
  ['xn--p1ai', 'RU'],
  ['xn--j1amh', 'UA'],
]);

/** Languages of one country in the news; English, Spanish, French, Portuguese, Arabic, German and their like name none. */
const ofLanguage: ReadonlyMap<string, string> = new Map(
  'uk UA|pl PL|cs CZ|sk SK|hu HU|ro RO|bg BG|el GR|tr TR|da DK|sv SE|nb NO|nn NO|no NO|fi FI|et EE|lv LV|lt LT|ja JP|ko KR|th TH|vi VN|id ID|he IL|ka GE|hy AM|az AZ|sl SI|hr HR|mk MK|is IS|hi IN|bn BD|ta IN|te IN|mr IN|gu IN|ml IN|kn IN|pa IN|si LK|ne NP|km KH|lo LA|my MM|mn MN|fa IR|be BY|sq AL|ga IE|mt MT|kk KZ|it IT'
    .split('|')
    .map((entry) => entry.split(' ') as [string, string]),
);

/** ISO 3166 code, or null where neither the domain nor the language's region says. */
export function countryOf(url: string | null, language: string | null): string | null {
  const address = url && liveAddress(url);
  const byDomain = address && URL.canParse(address) ? ofDomain(new URL(address).hostname) : null;
  if (byDomain) return byDomain;
  const region = /^[a-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})\b/.exec(language ?? '')?.[1]?.toUpperCase();
  if (region) return region === 'UK' ? 'GB' : region;
  return ofLanguage.get((language ?? '').toLowerCase().split(/[-_]/)[0]!) ?? null;
}

function ofDomain(host: string): string | null {
  const top = host.slice(host.lastIndexOf('.') + 1);
  const known = otherNames.get(top);
  if (known) return known;
  return top.length === 2 && /^[a-z]+$/.test(top) && !notCountries.has(top) ? top.toUpperCase() : null;
}

/** The zones in which a country's papers write, the most read first. Without a row: none is known. */
const zones: ReadonlyMap<string, string[]> = new Map(
  Object.entries({
    US: 'America/New_York America/Chicago America/Denver America/Los_Angeles America/Anchorage Pacific/Honolulu',
    CA: 'America/Toronto America/Vancouver America/Winnipeg America/Edmonton America/Halifax America/St_Johns',
    MX: 'America/Mexico_City America/Tijuana America/Cancun',
    BR: 'America/Sao_Paulo America/Manaus America/Rio_Branco',
    AU: 'Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Perth Australia/Darwin',
    RU: 'Europe/Moscow Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok Europe/Kaliningrad Europe/Samara',
    ID: 'Asia/Jakarta Asia/Makassar Asia/Jayapura',
    ES: 'Europe/Madrid Atlantic/Canary',
    PT: 'Europe/Lisbon Atlantic/Azores',
    GB: 'Europe/London',
    IE: 'Europe/Dublin',
    DE: 'Europe/Berlin',
    AT: 'Europe/Vienna',
    CH: 'Europe/Zurich',
    LI: 'Europe/Vaduz',
    FR: 'Europe/Paris',
    BE: 'Europe/Brussels',
    NL: 'Europe/Amsterdam',
    LU: 'Europe/Luxembourg',
    IT: 'Europe/Rome',
    MT: 'Europe/Malta',
    DK: 'Europe/Copenhagen',
    NO: 'Europe/Oslo',
    SE: 'Europe/Stockholm',
    FI: 'Europe/Helsinki',
    IS: 'Atlantic/Reykjavik',
    GL: 'America/Nuuk',
    FO: 'Atlantic/Faroe',
    EE: 'Europe/Tallinn',
    LV: 'Europe/Riga',
    LT: 'Europe/Vilnius',
    PL: 'Europe/Warsaw',
    CZ: 'Europe/Prague',
    SK: 'Europe/Bratislava',
    HU: 'Europe/Budapest',
    SI: 'Europe/Ljubljana',
    HR: 'Europe/Zagreb',
    RS: 'Europe/Belgrade',
    BA: 'Europe/Sarajevo',
    ME: 'Europe/Podgorica',
    MK: 'Europe/Skopje',
    AL: 'Europe/Tirane',
    GR: 'Europe/Athens',
    CY: 'Asia/Nicosia',
    BG: 'Europe/Sofia',
    RO: 'Europe/Bucharest',
    MD: 'Europe/Chisinau',
    UA: 'Europe/Kyiv',
    BY: 'Europe/Minsk',
    TR: 'Europe/Istanbul',
    GE: 'Asia/Tbilisi',
    AM: 'Asia/Yerevan',
    AZ: 'Asia/Baku',
    KZ: 'Asia/Almaty',
    UZ: 'Asia/Tashkent',
    KG: 'Asia/Bishkek',
    IL: 'Asia/Jerusalem',
    PS: 'Asia/Hebron',
    JO: 'Asia/Amman',
    LB: 'Asia/Beirut',
    SY: 'Asia/Damascus',
    IQ: 'Asia/Baghdad',
    IR: 'Asia/Tehran',
    SA: 'Asia/Riyadh',
    AE: 'Asia/Dubai',
    QA: 'Asia/Qatar',
    KW: 'Asia/Kuwait',
    EG: 'Africa/Cairo',
    MA: 'Africa/Casablanca',
    DZ: 'Africa/Algiers',
    TN: 'Africa/Tunis',
    LY: 'Africa/Tripoli',
    ZA: 'Africa/Johannesburg',
    NA: 'Africa/Windhoek',
    ZW: 'Africa/Harare',
    NG: 'Africa/Lagos',
    GH: 'Africa/Accra',
    KE: 'Africa/Nairobi',
    ET: 'Africa/Addis_Ababa',
    UG: 'Africa/Kampala',
    TZ: 'Africa/Dar_es_Salaam',
    IN: 'Asia/Kolkata',
    PK: 'Asia/Karachi',
    BD: 'Asia/Dhaka',
    LK: 'Asia/Colombo',
    NP: 'Asia/Kathmandu',
    AF: 'Asia/Kabul',
    MM: 'Asia/Yangon',
    TH: 'Asia/Bangkok',
    VN: 'Asia/Ho_Chi_Minh',
    KH: 'Asia/Phnom_Penh',
    LA: 'Asia/Vientiane',
    MY: 'Asia/Kuala_Lumpur',
    SG: 'Asia/Singapore',
    PH: 'Asia/Manila',
    CN: 'Asia/Shanghai',
    HK: 'Asia/Hong_Kong',
    TW: 'Asia/Taipei',
    JP: 'Asia/Tokyo',
    KR: 'Asia/Seoul',
    MN: 'Asia/Ulaanbaatar',
    NZ: 'Pacific/Auckland',
    AR: 'America/Argentina/Buenos_Aires',
    CL: 'America/Santiago',
    UY: 'America/Montevideo',
    PY: 'America/Asuncion',
    BO: 'America/La_Paz',
    PE: 'America/Lima',
    CO: 'America/Bogota',
    EC: 'America/Guayaquil',
    VE: 'America/Caracas',
    CR: 'America/Costa_Rica',
    PA: 'America/Panama',
    GT: 'America/Guatemala',
    CU: 'America/Havana',
    DO: 'America/Santo_Domingo',
    PR: 'America/Puerto_Rico',
  }).map(([country, names]) => [country, names.split(' ')]),
);

/** The zones of a country, empty where none is known. */
export function zonesOf(country: string | null): readonly string[] {
  return zones.get(country ?? '') ?? [];
}
