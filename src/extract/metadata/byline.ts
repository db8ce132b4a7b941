import type { Element } from 'domhandler';
import { isSignature, openerLength, partOfLabel, segmentsOf } from '../../shared/byline.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate, RawAuthor } from '../../types.js';
import { type Page, resolveUrl } from '../page.js';
import { attributeOf, hasItemprop, hasOtherName, notesOf } from '../page-element.js';
import { parentElement } from '../runs.js';
import type { Layout } from './layout.js';
import { isTopicList } from './list-label.js';
import { type Marked, namesOf } from './marked.js';
import { type Piece, piecesOf } from './pieces.js';
import { reportersIn } from './reporters.js';
import { Sieve } from './sieve.js';

// Visible bylines: elements named so, links to author pages, and lines that open with "By". Every box gives its pieces as they stand;
// normalise cuts prefixes, roles and dates.

/** Parts of paths below which authors have their pages. */
const authorPath = new Sieve([
  [
    /\/(authors?|auteurs?|autor|autores|autore|autori|autoren|profiles?|profil|people|staff|by|byline|reporters?|journalists?|journaliste|writers?|contributors?|columnists?|redaktion|redacao|redaccion|team|experts?|users?|skribent|signatur|firmas?|penulis|yazar|yazarlar|avtor|pisci|forfatter|toimittaja|correspondents?|bio|editors?)\//i,
    'uth,ute,uto,ofi,eop,taf,/by,yli,epo,urn,wri,ibu,umn,dak,dac,eam,xpe,/us,skr,gna,irm,nul,yaz,avt,pis,rfa,oim,spo,/bi,edi',
  ],
]);
const strongName = /byline|by-line|by_line|author|auteur|\bautor|autore|writtenby|written-by/i;

/** Opens a line that names the story's author or source wherever it stands. */
const otherSignature =
  /^(?:(?:posted|published|submitted|last edited)\b.{0,60}\bby\s+\p{Lu}|(?:contributors?|quelle|source|fonte|fuente|text)\s*[:：])\s*[:：]?\s*(?=\p{L})/iu;
const maxLine = 120;
/** Who reported and who edited stands in one line. */
const maxSigned = 300;
const maxDated = 80;

/** Longer boxes hold a biography or the whole header. */
const maxBoxLength = 300;
const maxBoxes = 60;
/** Runs around the headline whose "By …" line is the story's own. */
const nearBefore = 8;
const nearAfter = 30;

export function readBylines(page: Page, marked: Marked, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  for (const element of marked.bylines) {
    if (candidates.length >= maxBoxes) break;
    const candidate = boxCandidate(page, element, layout);
    if (candidate) candidates.push(candidate);
  }
  for (const link of marked.links) {
    if (candidates.length >= 2 * maxBoxes) break;
    const candidate = linkCandidate(page, link, layout);
    if (candidate) candidates.push(candidate);
  }
  candidates.push(...readByRuns(page, layout));
  return candidates;
}

function boxCandidate(page: Page, element: Element, layout: Layout): Candidate | null {
  const pieces = piecesOf(element);
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length === 0 || length > maxBoxLength) return null;
  const names = namesOf(element);
  const links = pieces.filter((piece) => piece.link && isAuthorLink(piece.link));
  const used = links.length > 0 ? linkedWithCoAuthors(pieces, links) : pieces;
  const traits = layout.traits(element);
  traits.strong = Number(strongName.test(names));
  traits.link = Number(links.length > 0);
  traits.prefix = Number(pieces.some(({ text }) => openerLength(`${text} x`) > 0));
  traits.length = length;
  traits.pieces = pieces.length;
  return {
    field: 'authors',
    value: withParts(page, used),
    source: 'byline',
    place: placeOf(element),
    traits,
  };
}

/** The linked names, each with the unlinked ones that are written in one breath with it: "and Tom Berg", ", Tom Berg", "ויואב כהן". */
function linkedWithCoAuthors(pieces: readonly Piece[], links: readonly Piece[]): Piece[] {
  const used: Piece[] = [];
  pieces.forEach((piece, at) => {
    const last = used.at(-1);
    if (links.includes(piece)) used.push(piece);
    else if (isCoAuthor(pieces, at)) {
      // One piece with its neighbour: names of one breath stand or fall together.
      const bare = piece.text.replace(joinedTo, '').replace(joinedAfter, '');
      if (last) used[used.length - 1] = { text: `${last.text}, ${bare}`, link: null };
      else used.push({ text: bare, link: null });
    }
  });
  return used;
}

function isCoAuthor(pieces: readonly Piece[], at: number): boolean {
  const { text, link } = pieces[at]!;
  if (link) return false;
  const isBehind = at > 0 && (joinedTo.test(text) || joinedAfter.test(pieces[at - 1]!.text));
  const isBefore = joinedAfter.test(text) && Boolean(pieces[at + 1]?.link);
  const bare = text.replace(joinedTo, '').replace(joinedAfter, '');
  const name = bare.slice(openerLength(bare)).split(/\s*[,，、،&]\s*|\s\p{Ll}{1,4}\s/u, 1)[0]!;
  return (isBehind || isBefore) && (looksLikeName(name) || signName.test(name));
}

/** A name in scripts without capitals. */
const signName =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4}(?:\s?기자)?|(?:[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{M}]+\s){1,3}[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{M}]+)$/u;
const joinedTo =
  /^(?:\s*[,，、،&]\s*|(?:and|und|et|y|e|og|och|en|и|та|i|ve|dan|with|mit|avec|con|com|και|และ|और|و)\s+|ו(?=\p{Script=Hebrew}{2,}\s)|و(?=\p{Script=Arabic}{3,}\s))+/iu;
const joinedAfter =
  /(?:[,，、،&]|(?:^|\s)(?:and|und|et|y|e|og|och|en|и|та|i|ve|dan|with|mit|avec|con|com|και|และ|और|و))$/iu;

/** Names with the part that a label in a piece of its own gives them: "Editor:", then "Tom Berg". */
function withParts(page: Page, pieces: readonly Piece[]): RawAuthor[] {
  let part: string | null = null;
  return pieces.map((piece, at) => {
    // Behind a name the same words say what its bearer is.
    const label = at === 0 || /[:：]$/.test(piece.text) ? partOfLabel(piece.text) : null;
    if (label) part = label === 'author' ? null : label;
    const isLabel = label !== null;
    return { ...authorOf(page, piece), role: isLabel ? null : part };
  });
}

function linkCandidate(page: Page, link: Element, layout: Layout): Candidate | null {
  if (!isAuthorLink(link)) return null;
  const pieces = piecesOf(link, 6);
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length === 0 || length > 120) return null;
  const parent = parentElement(link);
  // "People in this story: …" names whom the story is about.
  if (parent && isTopicList(parent)) return null;
  const traits = layout.traits(link);
  traits.strong = Number(/\bauthor\b/.test(attributeOf(link, 'rel') ?? ''));
  traits.link = 1;
  traits.prefix = 0;
  traits.length = length;
  traits.pieces = pieces.length;
  return {
    field: 'authors',
    value: pieces.map((piece) => authorOf(page, piece)),
    source: 'byline',
    place: 'a[author]',
    traits,
  };
}

function isAuthorLink(link: Element): boolean {
  const { has, className } = notesOf(link);
  if (has & hasOtherName && /\bauthor\b/i.test(attributeOf(link, 'rel') ?? '')) return true;
  if (className !== '' && strongName.test(className)) return true;
  if (has & hasItemprop && /author|creator/.test(attributeOf(link, 'itemprop') ?? '')) return true;
  const href = attributeOf(link, 'href');
  if (href === undefined || href.length >= 500) return false;
  const suspects = authorPath.suspects(href);
  if (suspects === 0) return false;
  const end = href.search(/[?#]/);
  const path = `${end < 0 ? href : href.slice(0, end)}/`;
  // Hardly any is left here whose host could be the word.
  return (
    authorPath.matches(path, suspects) !== 0 &&
    authorPath.matches(path.replace(/^[a-z]+:\/\/[^/]+/i, ''), suspects) !== 0
  );
}

function authorOf(page: Page, { text, link }: Piece): RawAuthor {
  const href = link && attributeOf(link, 'href');
  const email = href?.startsWith('mailto:') ? href.slice(7).split('?', 1)[0]! : null;
  return rawAuthor(text, { url: email ? null : resolveUrl(page, href), email: email || null });
}

function placeOf(element: Element): string {
  const name = attributeOf(element, 'class')?.trim().split(/\s+/)[0] ?? attributeOf(element, 'id');
  return name ? `${element.name}.${name.slice(0, 40)}` : element.name;
}

/** Lines near the headline that open with "By", are a few capitalised words or hold those beside a date; anywhere those that can be
 *  nothing but a byline, and names that a biography follows. */
function readByRuns(page: Page, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  const from = layout.headlineRun - nearBefore;
  const to = layout.headlineRun + nearAfter;
  for (const run of layout.runs) {
    const told = reportersIn(run.text);
    if (told) candidates.push(toldLine(told, layout.traits(run.inner)));
    if (run.text.length > maxSigned || run.block === layout.headline) continue;
    const kind = kindOfLine(run.text, run.index >= from && run.index < to, layout.runs[run.index + 1]?.text ?? '');
    if (!kind) continue;
    const hasPrefix = kind === 'signed' || kind === 'prefixed' || kind === 'labelled';
    const pieces = kind === 'signed' || kind === 'prefixed' ? piecesOf(run.block) : [{ text: run.text, link: null }];
    const total = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
    const value =
      kind === 'labelled'
        ? labelledIn(run.text)
        : withParts(page, total > 160 ? [{ text: run.text, link: null }] : pieces);
    const traits = layout.traits(run.inner);
    traits.strong = Number(kind === 'signed');
    traits.link = Number(run.linkLength > 0);
    traits.prefix = Number(hasPrefix);
    traits.length = run.text.length;
    traits.pieces = pieces.length;
    candidates.push({ field: 'authors', value, source: 'byline', place: linePlaces[kind], traits });
    if (candidates.length >= maxBoxes) break;
  }
  return candidates;
}

function toldLine(name: string, traits: Record<string, number>): Candidate {
  const own = { ...traits, strong: 1, link: 0, prefix: 1, length: name.length, pieces: 1 };
  return { field: 'authors', value: [rawAuthor(name)], source: 'byline', place: linePlaces.signed, traits: own };
}

/** "Minh Anh (Theo BBC)" */
const vietnamese = /^(?:\p{Lu}\p{L}*\s){1,3}\p{Lu}\p{L}*\s\((?:[Tt]heo|[Tt]ổng hợp)\s?[^()]{0,40}\)$/u;
/** "최이안 기자 ian@herald.example" */
const koreanSignature =
  /^[[(【（]?\p{Script=Hangul}{2,4}\s?(?:선임|인턴|객원)?(?:기자|특파원|논설위원)\s+[\w.+-]+@[\w.-]+[\])】）]?$/u;

type LineKind = 'signed' | 'prefixed' | 'labelled' | 'biography' | 'dated' | 'bare';

const linePlaces: Record<LineKind, string> = {
  signed: 'line[Written by …]',
  prefixed: 'line[By …]',
  labelled: 'line[By …]',
  biography: 'line[… is]',
  dated: 'line[… date]',
  bare: 'line',
};

function kindOfLine(text: string, isNear: boolean, next: string): LineKind | null {
  if (isSigned(text)) return 'signed';
  if (text.length > maxLine) return null;
  const isContinued = next.length > 2 * text.length && next.startsWith(`${text} `);
  // Most lines stand elsewhere and need no look at their letters.
  if (!isNear && !isContinued) return null;
  const isName = looksLikeName(text);
  if (isName && isContinued) return 'biography';
  if (!isNear) return null;
  if (openerLength(text) > 0) return 'prefixed';
  if (isName) return 'bare';
  if (/[:：]/.test(text) && labelledIn(text).some(({ role }) => role === null)) return 'labelled';
  const parts = /\s*(?:[|•·@]|\/\/?|\s[–—-]+\s|\s(?:by|von|por|par|di|av|af|door)\s)\s*/iu;
  const hasName = text.length < maxDated && /\d/.test(text) && text.split(parts).some(looksLikeName);
  return hasName ? 'dated' : null;
}

function isSigned(text: string): boolean {
  const bare = text.replace(/^[([（【□■●◆◇▲△○◎★☆▌▪※·•|*\s]{1,3}/u, '');
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

/** Two to four capitalised words, or two to four Han or Hangul signs. */
function looksLikeName(text: string): boolean {
  return (
    text.length < 40 &&
    /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,3}(?:de |van |von |der |da |el |al-)?\p{Lu}[\p{L}.'’-]+$/u.test(text)
  );
}
