/** ms since 1970; `to` is the first moment behind it. */
export interface Period {
  from: number;
  to: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const year = '((?:19[89]|20\\d)\\d)';

/** `/2024/04/02/`, `/2024-04-02/`, `/2024/apr/02/`, `/2024/04/`: whole parts of a path, as in a slug a date may be what the story tells of. */
const pathForm = new RegExp(
  `/${year}(?:/(0?[1-9]|1[0-2]|[a-z]{3})(?:/(0?[1-9]|[12]\\d|3[01])(?=/))?(?=/)|-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?=/))`,
  'i',
);

/** The day or month in the path of a page's address, null where there is none. */
export function periodInPath(url: string): Period | null {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const found = pathForm.exec(path);
  if (!found) return null;
  const [, inYear, slashed, slashedDay, dashed, dashedDay] = found;
  const written = slashed ?? dashed ?? '';
  const month = /\d/.test(written) ? Number(written) : months.indexOf(written.toLowerCase()) + 1;
  if (month === 0) return null;
  const day = slashedDay ?? dashedDay;
  return periodFrom(Number(inYear), month, day === undefined ? null : Number(day));
}

/** The forms in which sitemaps are named after what they hold, the most telling first. */
const nameForms = [
  new RegExp(`(?<!\\d)${year}([-_/.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?!\\d)`),
  new RegExp(`(?<!\\d)${year}()[-_/.]?(0[1-9]|1[0-2])(?!\\d)`),
  new RegExp(`(?<!\\d)${year}()[-_/.](${months.join('|')})[a-z]*`, 'i'),
  new RegExp(`(?<!\\d)${year}(?!\\d)`),
];
const monthFirst = new RegExp(`(?<![a-z])(${months.join('|')})[a-z]*[-_/.]?${year}(?!\\d)`, 'i');

/**
 * What the names of an index's sitemaps say of the time that each holds. Counters look like years, so that names are believed only
 * where most of them say one, and no two the same.
 */
export function periodsOfNames(urls: readonly string[]): Map<string, Period> {
  const found = new Map<string, Period>();
  for (const url of urls) {
    const period = periodInName(url);
    if (period) found.set(url, period);
  }
  const different = new Set([...found.values()].map(({ from, to }) => `${from} ${to}`));
  // A large month may be in two or three parts.
  const isBelieved = found.size * 2 >= urls.length && different.size * 3 >= found.size;
  return isBelieved ? found : new Map();
}

function periodInName(url: string): Period | null {
  if (!URL.canParse(url)) return null;
  const { pathname, search, searchParams } = new URL(url);
  // https://developer.wordpress.com: `sitemap.xml?yyyy=2024&mm=04&dd=02`.
  const number = (...names: string[]): number | null => {
    const text = names.map((name) => searchParams.get(name)).find((value) => value !== null && /^\d{1,4}$/.test(value));
    return text === undefined ? null : Number(text);
  };
  const asked = number('yyyy', 'year', 'y');
  if (asked !== null) return periodFrom(asked, number('mm', 'month', 'm'), number('dd', 'day', 'd'));
  const name = decodeURIComponentSafely(pathname) + search;
  const words = monthFirst.exec(name);
  if (words) return periodFrom(Number(words[2]), monthOf(words[1]!), null);
  for (const form of nameForms) {
    const [, written, , month, day] = form.exec(name) ?? [];
    if (written === undefined) continue;
    const inYear = month === undefined ? null : /\d/.test(month) ? Number(month) : monthOf(month);
    return periodFrom(Number(written), inYear, day === undefined ? null : Number(day));
  }
  return null;
}

const monthOf = (word: string): number => months.indexOf(word.toLowerCase().slice(0, 3)) + 1;

function periodFrom(inYear: number, month: number | null, day: number | null): Period | null {
  if (inYear < 1980 || inYear > 2100 || (month !== null && (month < 1 || month > 12))) return null;
  if (month === null) return { from: Date.UTC(inYear, 0, 1), to: Date.UTC(inYear + 1, 0, 1) };
  if (day === null) return { from: Date.UTC(inYear, month - 1, 1), to: Date.UTC(inYear, month, 1) };
  return { from: Date.UTC(inYear, month - 1, day), to: Date.UTC(inYear, month - 1, day + 1) };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign; the text as it is holds the same digits
  }
}
