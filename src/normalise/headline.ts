import { decodeHTML } from 'entities';
import { LatinTwin } from '../shared/latin-twin.js';
import { withoutBreakMarks } from '../shared/break-marks.js';
import { foldSpaces } from '../shared/fold-spaces.js';
import { isSiteName, isWholeSiteName, letterKey, type SiteNames } from './site-names.js';

/** Signs between a headline and what a site hangs on it. Blanks around a hyphen, as words have hyphens too. */
const separator = new LatinTwin(
  /\s+[|–—\-·•»«:~>›]+\s+|\s*(?:\||::|»|｜|ㅣ|›|•)\s*|\s?[-–—]{1,2}(?=[\p{Script=Hangul}\p{Script=Han}]{2,10}$)|:\s+(?=\S)|(?<=[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[_：]|_(?=\p{Script=Han})/gu,
);

/** What a piece is, hung on its headline. */
const formLabel = /^(?:opinion|analysis|comment|editorial|column|meinung|kommentar|exclusive|explainer)$/i;

/** "Page" in the languages of news sites; the signs stand with their number and need no sign before them. */
const pageWord =
  'page|seite|p[áa]gina|pagină|side|sida|sivu|strona|str[áa]nka|strana|stran|oldal|sayfa|trang|halaman|laman|lehekülg|lapa|puslapis|strán|страница|сторінка|страна|стр\\.|σελίδα|صفحة|صفحه|עמוד|पृष्ठ|पेज';
const pageSigns =
  '第\\s?\\d{1,2}\\s?[页頁](?:\\s?[，,/／]\\s?[共全]\\s?\\d{1,2}\\s?[页頁])?|\\d{1,2}\\s?(?:ページ目?|페이지|[页頁])|หน้า\\s?\\d{1,2}';
const counted = `(?:${pageWord})\\s\\d{1,2}(?:\\s?(?:of|von|de|di|sur|van|z|ze|av|af|из|із|з|din|dari|trên|\\/)\\s?\\d{1,2})?`;
/** "1/3": which page of how many. */
const share = '\\d{1,2}\\s?[/／]\\s?\\d{1,2}';
/** The number of the page that a story of several pages hangs on its headline. */
const pageNumber = new LatinTwin(
  new RegExp(
    `(?:\\s?[([（【［](?:${counted}|${pageSigns}|${share}(?:\\s?(?:ページ|페이지|[页頁]))?)[)\\]）】］]|\\s?[|｜–—:：,，·・-]\\s?(?:${counted}|${pageSigns})|\\s(?:${pageSigns}))$`,
    'iu',
  ),
);

/** Escaped twice: signs of print, and not what a headline on HTML may speak of. */
const leftEntity = /&(?:amp|quot|apos|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});/gi;

/** Marks of direction at either end, which are no sign of the text. */
const directions = /^[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+$/g;

/** Headlines of more characters are teasers or whole paragraphs. */
export const maxHeadline = 400;

/** The headline without the site's name at either end, and without the number of a page. */
export function cleanHeadline(value: string, site: SiteNames): string {
  let text = foldSpaces(withoutBreakMarks(value.slice(0, 2_000).replace(leftEntity, decodeHTML)));
  for (let round = 0; round < 3; round++) {
    const shorter = withoutSite(text.replace(directions, '').replace(pageNumber, ''), site);
    if (shorter === text) break;
    text = shorter;
  }
  return text;
}

function withoutSite(text: string, site: SiteNames): string {
  const cuts = [...text.matchAll(separator.of(text))];
  const last = cuts.at(-1);
  if (last) {
    const before = text.slice(0, last.index).trim();
    const after = text.slice(last.index + last[0].length);
    const isColon = last[0].startsWith(':') && !last[0].startsWith('::');
    const isLabel = isSiteName(after, site) || site.sections.has(letterKey(after)) || formLabel.test(after);
    // Chinese portals join headline, channel and site so; no headline has the sign.
    if (last[0] === '_' && before.length > 5) return before;
    if (!isColon && before.length > 3 && isLabel) return before;
  }
  const joined = withoutJoinedSite(text, site);
  if (joined !== null) return joined;
  const [first] = cuts;
  if (first) {
    const before = text.slice(0, first.index);
    const after = text.slice(first.index + first[0].length).trim();
    // A place or a topic stands before a colon as a site does: "Boston: …" in the Boston Globe.
    const isColon = /^\s*[:：]\s*$/u.test(first[0]);
    if (after.length > 8 && (isColon ? isWholeSiteName(before, site) : isSiteName(before, site))) return after;
  }
  return text;
}

const slash = /\s[/／]\s/;
/** "Site / Headline", "Headline_Site", "Headline-My Site": signs that part headlines, too, count beside the whole name alone. */
function withoutJoinedSite(text: string, site: SiteNames): string | null {
  const parts = text.split(slash);
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (parts.length > 1 && (isWholeSiteName(last, site) || site.sections.has(letterKey(last))))
    return text.slice(0, -last.length).replace(/\s[/／]\s$/, '');
  if (parts.length > 1 && isWholeSiteName(first, site)) return text.slice(first.length).replace(/^\s[/／]\s/, '');
  for (const name of site.names) {
    const before = text.slice(0, -name.length);
    // A word may be a part of another: "Anti-Spiegel".
    const sign = name.includes(' ') ? /[-_]$/ : /_$/;
    if (before.length > 8 && text.endsWith(name) && sign.test(before)) return before.slice(0, -1);
  }
  return null;
}

/** What stands before the last separator, whatever hangs behind it: a title element's shorter readings. */
export function shorterReadings(text: string): string[] {
  const cuts = [...text.matchAll(separator.of(text))].filter((cut) => !/^(?::\s|：)/.test(cut[0]));
  const readings = new Set<string>();
  for (const cut of [cuts.at(-1), cuts[0]]) {
    if (!cut) continue;
    const before = text.slice(0, cut.index).trim();
    if (before.length > 10) readings.add(before);
  }
  return [...readings];
}
