import { type ChildNode, type Element, isTag } from 'domhandler';
import { LatinTwin } from '../../shared/latin-twin.js';
import { isSignature, openerLength, openingLabel, partOfLabel, segmentsOf } from '../../shared/byline.js';
import { isFullName, opensSmall } from '../../shared/name-words.js';
import { printsDay } from '../../shared/printed-day.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate, RawAuthor } from '../../types.js';
import { type Page, textUpTo } from '../page.js';
import { attributeOf, notesOf } from '../page-element.js';
import { isWithin, parentElement } from '../ancestors.js';
import { type Run, runsOf } from '../runs.js';
import { inOneBreath, isNameList, leadsToNobody, withParts } from './byline-pieces.js';
import { gluedParts } from './glued-line.js';
import type { Layout } from './layout.js';
import { isPostBox, piecesOf } from './pieces.js';
import { reportersIn } from './reporters.js';

// By-lines that are lines of the page's text and no element is named for.

/** Opens a line that names the story's author or source wherever it stands. */
const otherSignature = new LatinTwin(
  /^(?:(?:posted|published|submitted|last edited)\b.{0,60}\bby\s+\p{Lu}|(?:contributors?|quelle|source|fonte|fuente|text)\s*[:：])\s*[:：]?\s*(?=\p{L})/iu,
);
const maxLine = 120;
/** Who reported and who edited stands in one line. */
const maxSigned = 300;
const maxDated = 80;

/** Runs around the headline whose "By …" line is the story's own. */
const nearBefore = 8;
const nearAfter = 30;

const maxCandidates = 60;

/** Lines near the headline that open with "By", are a few capitalised words or hold those beside a date; anywhere those that can be
 *  nothing but a byline, and names that a biography follows. */
export function readByRuns(page: Page, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  const { media, nodes } = runsOf(page);
  const from = layout.headlineRun - nearBefore;
  const to = layout.headlineRun + nearAfter;
  for (const run of layout.runs) {
    const told = reportersIn(run.text, layout.runs[run.index - 1]?.text);
    if (told) candidates.push(toldLine(told, layout.traits(run.inner)));
    if (run.text.length > maxSigned || run.block === layout.headline || isPostBox(run.block)) continue;
    const isNear = run.index >= from && run.index < to;
    const isBelowLabel = isNear && isLabelled(run, layout.runs[run.index - 1]);
    const isPortrayed = isNear && isBelowPortrait(run, layout.runs[run.index + 1], media[run.mediaBefore - 1]);
    const parts = isNear && run.index > layout.headlineRun ? gluedParts(run, nodes) : null;
    const own =
      isSetApart(run) || isPortrayed
        ? 'signed'
        : kindOfLine(run, isNear, layout.runs[run.index + 1]?.text ?? '', parts);
    const kind = isBelowLabel && (own === 'bare' || own === null) ? 'prefixed' : own;
    if (!kind) continue;
    const hasPrefix = kind === 'signed' || kind === 'prefixed' || kind === 'labelled';
    const text = parts && !isLabelAmong(parts) ? parts.join(', ') : run.text;
    const isWhole = text !== run.text || (kind !== 'signed' && kind !== 'prefixed');
    const pieces = isWhole ? [{ text, link: null }] : piecesOf(run.block);
    const total = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
    const value =
      kind === 'labelled'
        ? labelledIn(run.text)
        : withParts(page, total > 160 ? [{ text, link: null }] : inOneBreath(pieces));
    const traits = layout.traits(run.inner);
    // The story itself may go on below the heading of a box.
    const isCard = isOfCard(run, layout.runs[run.index - 1]) && layout.isOfOtherStory(run.inner);
    traits.otherStory = Number(isCard || layout.isOfOtherBox(run.inner) || layout.isOnCard(run.inner));
    traits.strong = Number(kind === 'signed');
    traits.link = Number(run.linkLength > 0);
    traits.prefix = Number(hasPrefix);
    traits.length = run.text.length;
    traits.pieces = pieces.length;
    // A name alone among the paragraphs is somebody of whom or from whom the text tells.
    const isAmong = (kind === 'bare' || kind === 'dated') && layout.isAmongParagraphs(run.index);
    if (isAmong || isDoubtful(run, kind) || isOfQuotation(run.block, layout) || isBesideForm(run.block))
      traits.doubtful = 1;
    candidates.push({ field: 'authors', value, source: 'byline', place: linePlaces[kind], traits });
    if (candidates.length >= maxCandidates) break;
  }
  return candidates;
}

const quotations = new Set(['blockquote', 'figcaption', 'q']);
const quotationName = /(?:^|[\s_-])(?:pull-?)?quote/i;

/** In a quotation or below a picture, unless the headline stands there, too. */
export function isOfQuotation(element: Element, { headline }: Layout): boolean {
  let node: Element | null = element;
  for (let climbed = 0; node && climbed < 4; climbed++, node = parentElement(node))
    if (quotations.has(node.name) || quotationName.test(notesOf(node).className))
      return headline === null || !isWithin(headline, node);
  return false;
}

const longestBox = 300;

/** Who sends a letter of news, in the small box where one subscribes to it. */
function isBesideForm(block: Element): boolean {
  const box = parentElement(block);
  const isForm = (node: ChildNode): boolean => isTag(node) && node.name === 'form';
  return Boolean(box?.children.some(isForm) && textUpTo(box, longestBox).length <= longestBox);
}

/** Whether a line stands with a title that is a link in one small box. */
function isOfCard({ block }: Run, before: Run | undefined): boolean {
  if (!before || before.linkLength <= 0.8 * before.text.length || before.text.split(' ').length < 3) return false;
  const title = parentElement(before.block);
  const boxes = [block, parentElement(block)];
  return title !== null && (boxes.includes(title) || boxes.includes(parentElement(title)));
}

/**
 * Lines that look like by-lines and stand where none does: headings of parts and boxes, captions, buttons, cells, entries of lists that
 * lead elsewhere, addresses; "From the print edition", "По теме"; "NEWSru.com // In Russia // 4 January". They are weighed with the
 * others, as the model has learned to, and nobody is called the author for them.
 */
function isDoubtful({ block, text, linkLength }: Run, kind: LineKind): boolean {
  if (text.startsWith('http') || (block.name === 'li' && (linkLength >= text.length || kind === 'dated'))) return true;
  // "De Kade", the paper's name above all its pages.
  if (linkLength >= text.length && piecesOf(block, 3).every(({ link }) => link && leadsHome(link))) return true;
  if (kind === 'signed' || kind === 'biography') return false;
  if (kind === 'prefixed') return otherBlocks.test(block.name) || opensSmall(text.slice(openerLength(text)));
  if (otherBlocks.test(block.name) || /^h[1-4]$/.test(block.name)) return true;
  if (kind === 'bare' && linkLength >= text.length && piecesOf(block).every(({ link }) => link && leadsToNobody(link)))
    return true;
  return kind === 'labelled' ? /[。！？]/u.test(text) : kind === 'dated' && domain.test(text);
}

const home = /^(?:(?:https?:)?\/\/[^/?#]+\/?|\/)(?:[?#].*)?$/i;
const leadsHome = (link: Element): boolean => home.test((attributeOf(link, 'href') ?? '').slice(0, 200));

/** A name alone, bold and at the right edge, as papers of Vietnam, Italy or Romania sign below the text. */
function isSetApart({ block, text, boldLength, links }: Run): boolean {
  if (text.length > maxDated || boldLength < text.length || links > 0 || !isFullName(text)) return false;
  return (
    /text-align:\s*(?:right|end)/i.test(attributeOf(block, 'style') ?? '') ||
    /^right$/i.test(attributeOf(block, 'align') ?? '') ||
    /(?:^|[\s_-])(?:text|align)-(?:right|end)(?:\s|$)/.test(attributeOf(block, 'class') ?? '')
  );
}

const maxName = 40;
/** Digits, and letters of scripts that tell names by their capitals. */
const capitalOrDigit = new LatinTwin(/[\p{Lu}\p{Ll}\p{N}]/u);

/** A portrait, its name and a day, in a script without capitals: a few words that are what the picture before them is called. */
function isBelowPortrait({ text }: Run, next: Run | undefined, picture: Element | undefined): boolean {
  if (text.length > maxName || !next || capitalOrDigit.test(text) || !printsDay(next.text)) return false;
  return picture?.name === 'img' && attributeOf(picture, 'alt')?.trim() === text && text.split(' ').length <= 4;
}

const otherBlocks = /^(?:button|label|option|caption|figcaption|th|dd)$/;

function toldLine(name: string, traits: Record<string, number>): Candidate {
  const own = { ...traits, strong: 1, link: 0, prefix: 1, length: name.length, pieces: 1 };
  return { field: 'authors', value: [rawAuthor(name)], source: 'byline', place: linePlaces.signed, traits: own };
}

/** "Minh Anh (Theo BBC)" */
const vietnamese = new LatinTwin(/^(?:\p{Lu}\p{L}*\s){1,3}\p{Lu}\p{L}*\s\((?:[Tt]heo|[Tt]ổng hợp)\s?[^()]{0,40}\)$/u);
/** "최이안 기자 ian@herald.example" */
const koreanSignature = new LatinTwin(
  /^[[(【（]?\p{Script=Hangul}{2,4}(?:\s?[·,ㆍ・]\s?\p{Script=Hangul}{2,4}){0,4}\s?(?:선임|인턴|객원)?(?:기자|특파원|논설위원)\s+[\w.+-]+@[\w.-]+[\])】）]?$/u,
);

type LineKind = 'signed' | 'prefixed' | 'labelled' | 'biography' | 'dated' | 'bare';

const linePlaces: Record<LineKind, string> = {
  signed: 'line[Written by …]',
  prefixed: 'line[By …]',
  labelled: 'line[By …]',
  biography: 'line[… is]',
  dated: 'line[… date]',
  bare: 'line',
};

/** Labels in parts of their own give the others their part; a post at the end is its bearer's. */
const isLabelAmong = (parts: readonly string[]): boolean =>
  parts.some((part, at) => {
    const label = partOfLabel(part);
    return label !== null && (label !== 'author' || at < parts.length - 1);
  });

/** What parts names from days in one line. */
const parts = new LatinTwin(/\s*(?:[|•·@]|\/\/?|\s[–—-]+\s|\s(?:by|von|por|par|di|av|af|door)\s)\s*/iu);
/** "Ada Lind, em Foz do Arade": from where she writes. */
const fromPlace = new LatinTwin(
  /,?\s(?:in|em|en|à|au|aus|te|från|fra|w|we|ve|v|в|у|из|з)\s(?:(?:\p{Lu}[\p{L}\p{M}’'-]+|d[aeo]s?|de|la|le)(?:\s|$)){1,4}$/u,
);
const commaParts = /\s*(?:[,，|•·]|\s[–—-]+\s)\s*/u;
/** "5 March 2024 9:40 am, Ada Lind": with the clock it is a stamp; without one, "Buenos Aires, 5 March" is a place as often. */
const stamped = new LatinTwin(/(?<!\p{N})\p{N}{1,2}\s?[:.h時]\s?\p{N}{2}(?!\p{N})/iu);
const domain = /[\w-]{3,}\.[a-z]{2,}\b/;

function kindOfLine(
  { text, block }: Run,
  isNear: boolean,
  next: string,
  glued: readonly string[] | null,
): LineKind | null {
  if (isSigned(text)) return 'signed';
  if (text.length > maxLine) return null;
  const isContinued = next.length > 2 * text.length && next.startsWith(`${text} `);
  // Most lines stand elsewhere and need no look at their letters.
  if (!isNear && !isContinued) return null;
  const isName = isFullName(glued?.[0] ?? text);
  if (isName && isContinued) return 'biography';
  if (!isNear) return null;
  if (openerLength(text) > 0) return 'prefixed';
  if (isName || isFullName(text.replace(fromPlace, ''))) return 'bare';
  if (/[:：]/.test(text) && labelledIn(text).some(({ role }) => role === null)) return 'labelled';
  if (text.length >= maxDated || !/\d/.test(text)) return null;
  const isStamp = text.includes(', ') && (stamped.test(text) || isMetaBox(block));
  return text.split(parts).some(isFullName) || (isStamp && text.split(commaParts).some(isFullName)) ? 'dated' : null;
}

/** Boxes whose name says that they hold what there is to say of a story. */
const isMetaBox = (block: Element): boolean =>
  /(?:^|[\s_-])(?:meta|byline|postmeta)(?:$|[\s_-])/i.test(notesOf(block).className);

/** "Written by", "Author:", a line of its own above the name; not "Opinion", a section's name as well, nor "Authors" above a list. */
function isLabelled({ block, text }: Run, before: Run | undefined): boolean {
  if (!before || before.text.length > 30 || block.name === 'li' || partOfLabel(before.text) !== 'author') return false;
  if (text.length > maxLine || !isNameList(text)) return false;
  const label = openingLabel(`${before.text} x`);
  return /[:：]$/.test(before.text) || label?.isPhrase === true || label?.kind === 'by' || label?.kind === 'person';
}

function isSigned(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  // Most lines open with a letter.
  const bare = first >= 0x61 && first <= 0x7a ? text : text.replace(/^[([（【□■●◆◇▲△○◎★☆▌▪※·•|*\s]{1,3}/u, '');
  return (
    (text.length <= maxLine &&
      (otherSignature.test(bare) ||
        (text.includes('@') && koreanSignature.test(text)) ||
        (text.endsWith(')') && vietnamese.test(text)))) ||
    isSignature(bare)
  );
}

/** Whom the labels inside a line name: "2019-12-10 07:57 来源：新报网 作者：王小明 责任编辑：李大伟". */
function labelledIn(text: string): RawAuthor[] {
  return segmentsOf(text)
    .filter(({ part }) => part !== null)
    .map(({ text: name, part }) => rawAuthor(name, { role: part === 'author' ? null : part }));
}
