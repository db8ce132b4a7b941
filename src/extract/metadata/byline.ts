import type { Element } from 'domhandler';
import { openerLength } from '../../shared/byline.js';
import { weightOf } from '../../shared/unspaced.js';
import type { Candidate } from '../../types.js';
import type { Page } from '../page.js';
import { attributeOf, hasItemprop, hasOtherName, notesOf } from '../page-element.js';
import { parentElement } from '../ancestors.js';
import { isOfQuotation, readByRuns } from './byline-lines.js';
import { authorOf, leadsToNobody, linkedWithCoAuthors, ownPieces, withParts } from './byline-pieces.js';
import { AuthorCalls } from './author-calls.js';
import type { Layout } from './layout.js';
import { isTopicList } from './list-label.js';
import { type Marked, namesOf } from './marked.js';
import { type Piece, isPostBox, piecesOf } from './pieces.js';
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
const strongName = /byline|by-line|by_line|author|auteur|\bautor|autore|(?:writt|creat)e[dn]-?by/i;

/** Longer boxes hold a biography or the whole header. */
const maxBoxLength = 300;
const maxBoxes = 60;
/** A name with what its bearer is. */
const maxNameLine = 80;
export function readBylines(page: Page, marked: Marked, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  const calls = new AuthorCalls();
  for (const element of marked.bylines) {
    if (candidates.length >= maxBoxes) break;
    const candidate = boxCandidate(page, element, layout, calls);
    if (candidate) candidates.push(candidate);
  }
  for (const link of marked.links) {
    if (candidates.length >= 2 * maxBoxes) break;
    const candidate = linkCandidate(page, link, layout, calls);
    if (candidate) candidates.push(candidate);
  }
  candidates.push(...readByRuns(page, layout));
  return candidates;
}

function boxCandidate(page: Page, element: Element, layout: Layout, calls: AuthorCalls): Candidate | null {
  if (isPostBox(element)) return null;
  const all = ownPieces(piecesOf(element));
  const isCall = ({ link, text }: Piece): boolean => link !== null && isAuthorLink(link) && calls.isCall(link, text);
  // Beside such a link a sentence is of the author's life.
  const isCard = all.some(isCall);
  const named = all.filter((piece) => {
    const { link, text } = piece;
    if (link) return isAuthorLink(link) ? !isCard || !isCall(piece) : !leadsToNobody(link);
    return !isCard || weightOf(text) <= maxNameLine;
  });
  const pieces = named.length > 0 ? named : all;
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length === 0 || length > maxBoxLength) return null;
  const names = namesOf(element);
  const links = pieces.filter((piece) => piece.link && isAuthorLink(piece.link));
  const used = links.length > 0 ? linkedWithCoAuthors(pieces, links) : pieces;
  const traits = layout.traits(element);
  traits.otherStory = Number(layout.isOfOthers(element));
  traits.strong = Number(strongName.test(names));
  traits.link = Number(links.length > 0);
  traits.prefix = Number(pieces.some(({ text }) => openerLength(`${text} x`) > 0));
  traits.length = length;
  traits.pieces = pieces.length;
  // Topics in the place of names are nobody, and say where the by-line is; below a quotation stands whose words it is.
  if (named.length === 0 || isOfQuotation(element, layout)) traits.doubtful = 1;
  return {
    field: 'authors',
    value: withParts(page, used),
    source: 'byline',
    place: placeOf(element),
    traits,
  };
}

function linkCandidate(page: Page, link: Element, layout: Layout, calls: AuthorCalls): Candidate | null {
  if (!isAuthorLink(link)) return null;
  const pieces = piecesOf(link, 6).filter(({ text }) => !calls.isCall(link, text));
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length === 0 || length > 120) return null;
  const parent = parentElement(link);
  // "People in this story: …" names whom the story is about.
  if (parent && isTopicList(parent)) return null;
  const traits = layout.traits(link);
  traits.otherStory = Number(layout.isOfOthers(link));
  traits.strong = Number(/\bauthor\b/.test(attributeOf(link, 'rel') ?? ''));
  traits.link = 1;
  traits.prefix = 0;
  traits.length = length;
  traits.pieces = pieces.length;
  if (leadsToNobody(link)) traits.doubtful = 1;
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

function placeOf(element: Element): string {
  const name = attributeOf(element, 'class')?.trim().split(/\s+/)[0] ?? attributeOf(element, 'id');
  return name ? `${element.name}.${name.slice(0, 40)}` : element.name;
}
