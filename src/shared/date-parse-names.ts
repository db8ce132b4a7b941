import { codeAt } from './characters.js';
import { joinerNames, monthNames, otherMonthNames, weekdayNames } from './date-names.generated.js';

// Look-ups of the words that dates are made of, in all the languages that Intl knows.

/** The form in which names are kept: lower case, accents of Latin, Greek and Cyrillic letters off, invisible signs off. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return lower;
  return (
    lower
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      // Arabic vowel signs: مساءً is printed without them, too.
      .replace(/[\u0640\u064b-\u0652]/g, '')
      .replace(/ς/g, 'σ')
      .replace(/ı/g, 'i')
      .replace(/['’ʼʻ‘]/g, '')
  );
}

/** Letters of ASCII, nearly always: nothing more to fold. */
function isPlain(lower: string): boolean {
  for (let at = 0; at < lower.length; at++) {
    const code = codeAt(lower, at);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

export type Calendar = 'gregory' | 'persian' | 'ethiopic' | 'islamic-umalqura' | 'buddhist' | 'roc' | 'japanese';

interface MonthName {
  /** Number of the month and the languages that mean it; the commonest first. */
  meanings: { month: number; languages: string[] }[];
}

const months: ReadonlyMap<string, MonthName> = new Map(
  monthNames.split('|').map((entry) => {
    const [name, ...meanings] = entry.split(' ');
    return [name!, { meanings: meanings.map(readMeaning) }];
  }),
);

function readMeaning(text: string): MonthName['meanings'][number] {
  const [month, languages] = text.split(':');
  return { month: Number(month), languages: languages?.split(',') ?? [] };
}

const otherMonths: ReadonlyMap<string, { calendar: Calendar; month: number }> = new Map(
  otherMonthNames.split('|').map((entry) => {
    const at = entry.lastIndexOf(' ');
    const [calendar, month] = entry.slice(at + 1).split(':');
    return [entry.slice(0, at), { calendar: calendar as Calendar, month: Number(month) }];
  }),
);

/** How the names of months begin: nearly every word of a page is told by its first letters to be none. */
const allMonths = [...months.keys(), ...otherMonths.keys()];
const shortStarts: ReadonlySet<string> = new Set(allMonths.flatMap((name) => [name.slice(0, 1), name.slice(0, 2)]));
/** A mark for each three letters, some of them for others by chance. */
const longStarts = new Uint8Array(1 << 14);
const startKey = (word: string): number =>
  (961 * word.charCodeAt(0) + 31 * word.charCodeAt(1) + word.charCodeAt(2)) % longStarts.length;
for (const name of allMonths) if (name.length > 2) longStarts[startKey(name)] = 1;

/** False for a word that neither is a month's name nor begins one of several words. */
export function mayStartMonth(word: string): boolean {
  return word.length > 2 ? longStarts[startKey(word)] === 1 : shortStarts.has(word);
}

export interface NamedMonth {
  month: number;
  /** A name of neither the languages asked for nor English: only beside a year. */
  isForeign: boolean;
}

/** Shorter names of other languages are words in too many ("16 Pro", "5 set"). */
const longName = 5;

/** The month that a folded word names in the given languages or in English; where none is known, in any. */
export function monthOfWord(word: string, languages: readonly string[]): NamedMonth | null {
  const found = months.get(word);
  if (!found) return null;
  const spoken =
    found.meanings.find((meaning) => meaning.languages.some((tag) => languages.includes(tag))) ??
    found.meanings.find((meaning) => meaning.languages.length === 0 || meaning.languages.includes('en'));
  if (spoken) return { month: spoken.month, isForeign: false };
  // Templates declare English for a page in any language: long names can hardly be anything else.
  const isShort = word.length < longName && word.charCodeAt(0) < 0x250;
  if (isShort && languages.length > 0) return null;
  return { month: found.meanings[0]!.month, isForeign: isShort || languages.length > 0 };
}

/** The months that a word names in any language; those whose names it begins where it has three letters and names none. */
export function monthsOfWord(word: string): number[] {
  const name = foldWord(word);
  const known = months.get(name);
  const named = known ? [known] : [];
  if (!known && [...name].length === 3)
    for (const [whole, month] of months) if (whole.startsWith(name)) named.push(month);
  return [...new Set(named.flatMap(({ meanings }) => meanings.map(({ month }) => month)))];
}

/** A month of the Persian or the Islamic calendar. */
export function otherMonthOfWord(word: string): { calendar: Calendar; month: number } | null {
  return otherMonths.get(word) ?? null;
}

/** Beside those of CLDR, as people shorten them. */
const shortEnglish = 'tues 2|weds 3|wednes 3|thur 4|thurs 4';

const weekdays: ReadonlyMap<string, string> = new Map(
  `${weekdayNames}|${shortEnglish}`.split('|').map((entry): [string, string] => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at), entry.slice(at + 1)];
  }),
);

/** Beside a whole date weekdays say nothing more; they are stepped over. */
export function isWeekday(word: string): boolean {
  return weekdays.has(word);
}

/** Numbers of the days that a word may name, 0 for Sunday, as digits in one string; null for any other word. */
export function weekdaysOf(word: string): string | null {
  return weekdays.get(word) ?? null;
}

/** The signs of 日曜日 to 土曜日 and of their Korean kin, which stand in brackets behind a day. */
export function bracketedWeekday(sign: string): number | null {
  const at = '日月火水木金土일월화수목금토'.indexOf(sign);
  return sign.length !== 1 || at < 0 ? null : at % 7;
}

const joiners: ReadonlySet<string> = new Set([
  ...joinerNames.split('|'),
  // What newsrooms put between day and clock, or behind the year, and CLDR does not know.
  ...(
    'at on of the al dia el le les um ore alle alla ob uhr kl klo klokka kello kell hrs hs hora horas heure heures ' +
    'г год года году гг р рік року роки god godine godina goda roku rok r y år ar an anno m metu gada gads ev urte d ' +
    'жылғы жылы жылдын жыл yil yili ko eko év godz godzina godzinie saat pukul jam pkl lúc luc vào vao giờ gio năm nam ngày ngay ቀን เวลา น เมื่อ วันที่ का को בשעה الساعة ساعت o g'
  ).split(' '),
]);

/** Words that may stand between the parts of a date. */
export function isJoiner(word: string): boolean {
  return joiners.has(word);
}
