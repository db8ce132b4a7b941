import type { GatedPattern } from './gated-pattern.js';
import { LatinTwin } from './latin-twin.js';
import { isTrace, namesPlace } from './trace.js';
import {
  addresses,
  matches,
  namesAnyWall,
  partsOf,
  patternsOf,
  plain,
  saysInHead,
  termsOf,
  unspaced,
  wallKinds,
} from './wall-patterns.js';
import type { WallKind } from './wall-phrases.js';

// Tells a wall (a challenge, a consent or log-in page, an error page …) from a story by weighing what the one says of itself with
// what the other has. Pages and plain texts are judged alike.

export { partsOf, type WallKind };

/** What is seen of a short page or text. */
export interface WallEvidence {
  /** Its title and main headings. */
  heads: readonly string[];
  /** Headings of second rank: a dialogue above a story has one, too. */
  subheads: readonly string[];
  /** All that a reader sees. */
  texts: readonly string[];
  /** Paragraphs that might be a story's. */
  paragraphs: readonly string[];
  /** For a story: points for a date, an author, a type. A headline and paragraphs are counted here. */
  story: number;
  /** For a wall: points for marks in the mark-up. */
  marks: Partial<Record<WallKind, number>>;
  /** A page of a few lines. */
  isSlight: boolean;
  /** It has the form of a wall, whatever it says. */
  isBareWall: boolean;
}

/** Points without which nothing is a wall. */
const enough = 2;
/** What its form says already is only named. */
const leastOfForm = 1;
const firstHead = 2;
const laterHead = 1;
const said = [0, 1.5, 2.5, 3.5] as const;
/** What the mark-up may say for a wall at most. */
const mostMarked = 2.5;
const perTerm = 0.75;
const maxTerms = 3;
const perParagraph = 2;
const maxParagraphs = 3;
const headline = 1;
const maxHead = 120;
const shortText = 1500;

/** The kind of wall that a page is, `unnamed` where it turns to its reader and has nothing of a story, null for a story. */
export function judgeWall(seen: WallEvidence): WallKind | 'unnamed' | null {
  const main = headsIn(seen.heads);
  const texts = [...new Set(seen.texts.map(plain))].filter((text) => !main.includes(text));
  const isTraced = isTrace(texts);
  const marks = isTraced ? { ...seen.marks, broken: mostMarked } : seen.marks;
  const marked = Math.max(0, ...Object.values(marks));
  // Its own date and type outweigh all that a text may say: most pages are done with here.
  if (seen.story + enough > said[2] + marked && !main.some(namesAnyWall)) return null;
  // Above a trace stands what went wrong.
  const isHeadlined = !isTraced && hasHeadline(seen.heads.map(plain));
  const story = seen.story + (isHeadlined ? headline : 0);
  const isShort = texts.reduce((sum, text) => sum + text.length, 0) < shortText;
  const isAddressed = addressedShare([...main, ...texts]) >= leastAddressed;
  const isSlight = seen.isSlight && story === 0 && isAddressed;
  const isWall = (text: string): boolean =>
    (isSlight && matches(addresses(), text)) ||
    saysAnyWall(text) ||
    namesPlace(text) ||
    (isShort && speaksOfWalls(text));
  const isTold = isHeadlined ? (text: string) => isTellingOf(text) || !isWall(text) : (text: string) => !isWall(text);
  const paragraphs = seen.paragraphs.map(plain).filter(isTold).length;
  const isBare = seen.story === 0 && paragraphs === 0;
  // What a story is about may be a wall.
  const named = isHeadlined && paragraphs > 0 ? main.filter((head) => !saysMore(head)) : main;
  const heads = paragraphs === 0 || named.some(namesAnyWall) ? headsIn([...seen.heads, ...seen.subheads]) : named;
  // Where nothing else is of a story, a wall may say a sentence of its own below the heading that names it.
  const isOwnSentence = seen.story === 0 && seen.paragraphs.length === 1 && main.some(namesAnyWall);
  const against = isOwnSentence || seen.isBareWall ? 0 : paragraphs;
  let best: { kind: WallKind; points: number } | null = null;
  for (const kind of wallKinds) {
    // Results are told by their heading: below it stand the beginnings of stories.
    const least =
      (seen.isBareWall ? leastOfForm : enough) +
      story +
      (kind === 'results' ? 0 : perParagraph * Math.min(maxParagraphs, against));
    const phrases = pointsOf(kind, heads, texts);
    const hasTerms = isBare && isShort && (phrases > 0 || (seen.isSlight && isAddressed));
    const terms = hasTerms ? perTerm * Math.min(maxTerms, termsIn(kind, [...heads, ...texts])) : 0;
    const points = phrases + terms + (marks[kind] ?? 0);
    if (points >= least && points > (best?.points ?? 0)) best = { kind, points };
  }
  if (best || seen.paragraphs.length > maxUnnamed) return best?.kind ?? null;
  return seen.isBareWall || (isSlight && isBare) ? 'unnamed' : null;
}

/** Whether a page is a story whatever else stands in it: it declares a day and a type, and none of its headings names a wall. */
export function isSurelyStory(declared: number, heads: readonly string[]): boolean {
  return declared + enough > said[2] + mostMarked && !headsIn(heads).some(namesAnyWall);
}

/** A third of what is said on a page of a few lines; a poem or a recipe says "you", too. */
const leastAddressed = 0.35;
/** With more paragraphs to its reader a page that names no wall is a letter, or a column of advice. */
const maxUnnamed = 2;
/** Shorter texts are labels. */
const minSaid = 20;

function addressedShare(texts: readonly string[]): number {
  let all = 0;
  let addressed = 0;
  for (const text of texts) {
    const isTo = matches(addresses(), text);
    if (isTo) addressed += text.length;
    if (isTo || text.length >= minSaid) all += text.length;
  }
  return addressed / Math.max(1, all);
}

const headsIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.map(plain))].filter((head) => head !== '' && head.length <= maxHead);

function pointsOf(kind: WallKind, heads: readonly string[], texts: readonly string[]): number {
  const { inHead, anywhere } = patternsOf(kind);
  const named = heads.filter((head) => saysInHead(inHead, head) || matches(anywhere, head)).length;
  const phrases = new Set(texts.flatMap((text) => anywhere.flatMap((pattern) => pattern.allIn(text))));
  const headPoints = named === 0 ? 0 : firstHead + laterHead * Math.min(2, named - 1);
  // Without a heading that says so it may be a dialogue above a story.
  return headPoints + said[Math.min(named === 0 ? 2 : 3, phrases.size) as 0 | 1 | 2 | 3];
}

function termsIn(kind: WallKind, texts: readonly string[]): number {
  return new Set(texts.flatMap((text) => termsOf(kind).flatMap((pattern) => pattern.allIn(text)))).size;
}

const saysAnyWall = (text: string): boolean => wallKinds.some((kind) => matches(patternsOf(kind).anywhere, text));

/** Whether a paragraph of a short page speaks of what walls speak of. */
export function speaksOfWalls(text: string): boolean {
  const said = [plain(text)];
  const most = Math.max(...wallKinds.map((kind) => termsIn(kind, said)));
  return most >= (matches(addresses(), said[0]!) ? 1 : 2);
}

const minHeadlineWords = 4;
const minHeadlineCharacters = 12;

/** A heading that the title repeats, longer than a site's name, and of no wall. */
function hasHeadline([title, heading]: readonly string[]): boolean {
  const isSaid = title && heading && (title.startsWith(heading.slice(0, 40)) || opensWith(heading, partsOf(title)[0]!));
  if (!isSaid) return false;
  return isLong(heading) && (!namesAnyWall(heading) || saysMore(heading));
}

const minOtherWords = 3;
const minToldText = 60;
/** A story's paragraph may name what it tells of; a wall says little else. */
const maxNamed = 0.25;

/** A title may be cut shorter than the headline; a site's name is shorter still. */
const opensWith = (heading: string, part: string): boolean => isLong(part) && heading.startsWith(part);

/** Long enough for a headline: names of sites and labels are shorter. */
export const isLongHead = (text: string): boolean => isLong(text);

const isLong = (text: string): boolean =>
  unspaced.test(text) ? text.length >= minHeadlineCharacters : text.split(' ').length >= minHeadlineWords;

/** A heading that says more than walls say of themselves and of what is not there ("this article is …"), and says it to nobody. */
function saysMore(head: string): boolean {
  // Behind "Search results for" stands what was sought.
  if (saysInHead(patternsOf('results').inHead, head)) return false;
  const rest = withoutPhrases(head, termsOf('gone'));
  const words = rest.match(/[\p{L}\p{M}\p{N}'-]+/gu) ?? [];
  const isMore = unspaced.test(rest)
    ? words.join('').length >= minHeadlineCharacters / 2
    : words.length >= minOtherWords;
  return isMore && !matches(addresses(), rest);
}

/** A paragraph that tells of walls and quotes them. */
function isTellingOf(text: string): boolean {
  const said = text.replace(quoted, ' ');
  return (
    !matches(addresses(), said) &&
    withoutPhrases(said).length >=
      Math.max(unspaced.test(said) ? minToldText / 2 : minToldText, said.length * (1 - maxNamed))
  );
}

const quoted = /[“„«「"][^“”„«»「」"]{2,200}[”“»」"]/gu;

/** A text without what walls say of themselves, and without more of theirs. */
function withoutPhrases(text: string, more: readonly GatedPattern[] = []): string {
  const patterns = wallKinds.flatMap((kind) => [...patternsOf(kind).anywhere, ...patternsOf(kind).inHead]);
  return [...patterns, ...more].reduce((rest, pattern) => pattern.cutFrom(rest), text);
}

const scriptless = new LatinTwin(
  /(?:enable|activate|turn on|requires?|aktivieren|activer|habilit\p{L}+|включите|увімкніть).{0,40}javascript|javascript.{0,40}(?:disabled|required|enable|aktivier|activ|включ|увімк)/iu,
);

/** Whether a text asks its reader to switch scripts on. */
export function asksForScripts(text: string): boolean {
  return scriptless.test(text);
}
