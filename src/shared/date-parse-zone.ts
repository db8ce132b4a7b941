import type { Grammar } from './date-parse-grammar.js';
import { formatOffset, isTimeZone, offsetAtLocal } from './time-zone.js';
import type { Token } from './date-parse-tokens.js';

// Zones as they are printed behind a clock: `Z`, `+03:00`, `GMT+2`, `EST`, `Eastern Time`, `Europe/Kyiv`.

export interface ZoneMatch {
  /** `Z` or `+hh:mm`, or an IANA zone whose offset depends on the day. */
  offset: string | null;
  zone: string | null;
  next: number;
}

/** Hours east of UTC. Where two countries share letters, `byCountry` decides first. */
const abbreviations: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    mez: 1,
    met: 1,
    mewt: 1,
    cest: 2,
    mesz: 2,
    mest: 2,
    eet: 2,
    eest: 3,
    oez: 2,
    oesz: 3,
    msd: 4,
    trt: 3,
    samt: 4,
    yekt: 5,
    omst: 6,
    krat: 7,
    irkt: 8,
    yakt: 9,
    vlat: 10,
    gst: 4,
    pkt: 5,
    ist: 5.5,
    npt: 5.75,
    bdt: 6,
    mmt: 6.5,
    ict: 7,
    wib: 7,
    wita: 8,
    wit: 9,
    sgt: 8,
    hkt: 8,
    myt: 8,
    pht: 8,
    awst: 8,
    jst: 9,
    kst: 9,
    acst: 9.5,
    acdt: 10.5,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
    sast: 2,
    cat: 2,
    eat: 3,
    wat: 1,
    idt: 3,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    akst: -9,
    akdt: -8,
    hst: -10,
    hast: -10,
    ast: -4,
    adt: -3,
    nst: -3.5,
    ndt: -2.5,
    brt: -3,
    brst: -2,
    art: -3,
    clt: -4,
    clst: -3,
    cot: -5,
    pet: -5,
    vet: -4,
    bot: -4,
    uyt: -3,
    pyt: -4,
    gft: -3,
    irst: 3.5,
    irdt: 4.5,
    azt: 4,
    amt: 4,
    uzt: 5,
    almt: 6,
  }),
);

const byCountry: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries<Record<string, number>>({
    IE: { ist: 1 },
    IL: { ist: 2 },
    BD: { bst: 6 },
    CN: { cst: 8 },
    TW: { cst: 8 },
    CU: { cst: -5, cdt: -4 },
    PH: { pst: 8 },
    MY: { mst: 8 },
    SA: { ast: 3 },
    IQ: { ast: 3 },
    KW: { ast: 3 },
    AU: { est: 10, edt: 11, cst: 9.5, wst: 8 },
  }).map(([country, names]) => [country, new Map(Object.entries(names))]),
);

/** Names that say no season, and Moscow's, whose hours the law has moved: the day decides. */
const seasonal: ReadonlyMap<string, string> = new Map(
  Object.entries({
    et: 'America/New_York',
    ct: 'America/Chicago',
    mt: 'America/Denver',
    pt: 'America/Los_Angeles',
    at: 'America/Halifax',
    akt: 'America/Anchorage',
    nt: 'America/St_Johns',
    msk: 'Europe/Moscow',
    мск: 'Europe/Moscow',
    eastern: 'America/New_York',
    central: 'America/Chicago',
    mountain: 'America/Denver',
    pacific: 'America/Los_Angeles',
    atlantic: 'America/Halifax',
  }),
);

const maxOffset = 14 * 60;

/** The zone that starts at a token, or null. */
export function readZone(tokens: readonly Token[], at: number, grammar: Grammar): ZoneMatch | null {
  const isBracketed = tokens[at]?.text === '(' || tokens[at]?.text === '[';
  const start = isBracketed ? at + 1 : at;
  const found = readNumeric(tokens, start) ?? readIana(tokens, start) ?? readNamed(tokens, start, grammar);
  if (!found || !isBracketed) return found;
  return /^[)\]]$/.test(tokens[found.next]?.text ?? '')
    ? { offset: found.offset, zone: found.zone, next: found.next + 1 }
    : null;
}

/** `+03:00`, `-0800`, `+3`; "14:30 - 15:00" is a span of time and no zone. */
function readNumeric(tokens: readonly Token[], at: number): ZoneMatch | null {
  const sign = tokens[at];
  const hours = tokens[at + 1];
  if (!sign || !/^[+-]$/.test(sign.text) || hours?.kind !== 'number' || !hours.isGlued) return null;
  const isCompact = hours.text.length === 4;
  if (!isCompact && hours.text.length > 2) return null;
  let minutes = isCompact ? Math.floor(hours.value / 100) * 60 + (hours.value % 100) : hours.value * 60;
  let next = at + 2;
  const low = tokens[next + 1];
  if (!isCompact && tokens[next]?.text === ':' && tokens[next]!.isGlued && low?.kind === 'number' && low.isGlued) {
    if (low.text.length !== 2) return null;
    minutes += low.value;
    next += 2;
  } else if (!isCompact && sign.text === '-' && !sign.isGlued) return null;
  if (minutes > maxOffset || minutes % 60 > 59) return null;
  // RFC 5322 section 3.3: `-0000` is UTC that says nothing of the place.
  const offset = minutes === 0 && sign.text === '-' ? 'Z' : formatOffset(sign.text === '-' ? -minutes : minutes);
  return { offset, zone: null, next };
}

function readIana(tokens: readonly Token[], at: number): ZoneMatch | null {
  const [area, slash, city] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (area?.kind !== 'word' || slash?.text !== '/' || city?.kind !== 'word' || !/^[A-Z]/.test(area.raw)) return null;
  let name = `${area.raw}/${city.raw}`;
  let next = at + 3;
  while (tokens[next]?.isGlued && /^[_/]$/.test(tokens[next]!.text) && tokens[next + 1]?.kind === 'word') {
    name += tokens[next]!.text + tokens[next + 1]!.raw;
    next += 2;
  }
  return isTimeZone(name) ? { offset: null, zone: name, next } : null;
}

function readNamed(tokens: readonly Token[], at: number, grammar: Grammar): ZoneMatch | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const word = token.text;
  if (word === 'z' && token.isGlued) return { offset: 'Z', zone: null, next: at + 1 };
  const long = readLongName(tokens, at);
  if (long) return long;
  // "est", "et", "met", "cat" and "ist" are words of other languages; a zone in Latin letters stands in capitals.
  if (token.raw !== token.raw.toUpperCase() && !grammar.isExact && !/^(gmt|utc|мск)$/.test(word)) return null;
  const zone = word.length <= 3 ? seasonal.get(word) : undefined;
  if (zone) return { offset: null, zone, next: at + 1 };
  if (grammar.isExact && /^[a-y]$/.test(word)) return readMilitary(word, at + 1);
  const hours = byCountry.get(grammar.country ?? countryOf(grammar))?.get(word) ?? abbreviations.get(word);
  if (hours === undefined) return null;
  if (hours === 0 && word !== 'wet') {
    const shifted = readShift(tokens, at + 1);
    if (shifted) return shifted;
    return { offset: 'Z', zone: null, next: at + 1 };
  }
  return { offset: formatOffset(hours * 60), zone: null, next: at + 1 };
}

/** On a page in Chinese `CST` is China's time: Java's `Tue Mar 05 09:40:00 CST 2024`. */
const countryOf = ({ languages }: Grammar): string => (languages[0] === 'zh' ? 'CN' : '');

/** One letter of RFC 822 section 5.1, in feeds only. */
function readMilitary(letter: string, next: number): ZoneMatch | null {
  const west = 'abcdefghiklm'.indexOf(letter) + 1;
  const east = 'nopqrstuvwxy'.indexOf(letter) + 1;
  if (west === 0 && east === 0) return null;
  return { offset: formatOffset((east - west) * 60), zone: null, next };
}

/** `GMT+2`, `UTC +05:30`, `UTC-4`. */
function readShift(tokens: readonly Token[], at: number): ZoneMatch | null {
  const sign = tokens[at];
  if (!sign || !/^[+-]$/.test(sign.text) || !tokens[at + 1]?.isGlued) return null;
  if (!sign.isGlued && tokens[at + 1]!.text.length > 2 && tokens[at + 1]!.text.length !== 4) return null;
  const found = readNumeric([{ ...sign, isGlued: true }, ...tokens.slice(at + 1, at + 5)], 0);
  return found ? { offset: found.offset, zone: found.zone, next: at + found.next } : null;
}

/** "Eastern Time", "Pacific Daylight Time", "U.S. Eastern Standard Time" is left to its last words. */
function readLongName(tokens: readonly Token[], at: number): ZoneMatch | null {
  const zone = seasonal.get(tokens[at]!.text);
  if (!zone || tokens[at]!.text.length <= 3) return null;
  let next = at + 1;
  if (/^(standard|daylight)$/.test(tokens[next]?.text ?? '')) next++;
  if (tokens[next]?.text !== 'time') return null;
  return { offset: null, zone, next: next + 1 };
}

/** The offset as written behind a clock, for a wall-clock time given as if it were UTC. */
export function offsetOf(match: ZoneMatch, localMs: number): string | null {
  if (match.offset) return match.offset;
  const minutes = match.zone ? offsetAtLocal(match.zone, localMs) : null;
  return minutes === null ? null : formatOffset(minutes);
}
