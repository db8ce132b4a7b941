import type { Element } from 'domhandler';
import { LatinTwin } from '../../shared/latin-twin.js';
import { type BylinePart, isByWord, openerLength, openingLabel, partOfLabel } from '../../shared/byline.js';
import { innerJoiners, joiners } from '../../shared/byline-words.js';
import { isFullName, looksLikePerson } from '../../shared/name-words.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { RawAuthor } from '../../types.js';
import { type Page, resolveUrl } from '../page.js';
import { attributeOf } from '../page-element.js';
import type { Piece } from './pieces.js';
import { leadsToTopic } from './tag-links.js';

// The pieces of a by-line as names: which belong together, and what part a label gives them.

/** The linked names, each with the unlinked ones that are written in one breath with it: "and Tom Berg", ", Tom Berg", "ויואב כהן". */
export function linkedWithCoAuthors(pieces: readonly Piece[], links: readonly Piece[], keepsOthers = false): Piece[] {
  const used: Piece[] = [];
  // Whether the piece before was a name of the list, and whether nothing but a joint stands behind it.
  let isListed = false;
  let isJoined = false;
  pieces.forEach((piece, at) => {
    const last = used.at(-1);
    if (links.includes(piece)) {
      used.push(isJoined ? { ...piece, isJoined } : piece);
      isListed = true;
      // Links side by side are one list where all of them lead to authors, each to another.
      isJoined = !keepsOthers && hrefOf(piece) !== hrefOf(pieces[at + 1]);
    } else if (piece.text.replace(joinedAfter, '') === '') isJoined = isListed;
    else {
      isListed = isCoAuthor(pieces, at);
      isJoined = isListed && joinedAfter.test(piece.text);
      if (toldPart(piece.text)) used.push(piece);
      else if (isListed) {
        // One piece with its neighbour: names of one breath stand or fall together.
        const bare = piece.text.replace(joinedTo, '').replace(joinedAfter, '');
        if (last) used[used.length - 1] = { text: `${last.text}, ${bare}`, link: null };
        else used.push({ text: bare, link: null });
      } else if (keepsOthers && !/\s\p{Ll}{4,}$/u.test(piece.text)) used.push(piece);
    }
  });
  return used;
}

/** A channel of films, and the doors of a site. */
const notAuthor =
  /^(?:https?:)?\/\/(?:www\.)?youtube\.com\/|\/(?:users?|profiles?)\/(?:log-?in|register|sign-?(?:in|up))\b/i;

/** Whether a link leads to what no author has: a topic's page, a channel, a form. */
export function leadsToNobody(link: Element): boolean {
  return leadsToTopic(link) || notAuthor.test(attributeOf(link, 'href') ?? '');
}

const leadsToSection = /(?:^|\s)(?:in|im|em|dans|unter|under|w|в)$/i;

/** The pieces without the section behind "in" and what follows it ("by Ada Lind in Town on 4 May"), and without places in brackets. */
export function ownPieces(pieces: readonly Piece[]): Piece[] {
  const at = pieces.findIndex(({ link }, index) => link && index > 1 && leadsToSection.test(pieces[index - 1]!.text));
  return pieces.slice(0, at < 0 ? undefined : at).filter(({ text }, index) => index === 0 || !isAside(text));
}

/** "(Brussels, European bureau)" */
function isAside(text: string): boolean {
  const inner = /^[(（]([^()（）]+)[)）]$/.exec(text)?.[1];
  if (inner === undefined || toldPart(inner)) return false;
  return inner.split(/[,，]/).every((one) => !looksLikePerson(one.trim()) && openingLabel(one.trim()) === null);
}

const hrefOf = (piece: Piece | undefined): string | undefined =>
  piece?.link ? attributeOf(piece.link, 'href') : undefined;

/** The pieces of a line, co-authors in one piece with the linked name before them. */
export function inOneBreath(all: readonly Piece[]): Piece[] {
  const pieces = ownPieces(all);
  const links = pieces.filter(({ link }) => link);
  return links.length > 0 ? linkedWithCoAuthors(pieces, links, true) : [...pieces];
}

function isCoAuthor(pieces: readonly Piece[], at: number): boolean {
  const { text, link } = pieces[at]!;
  if (link) return false;
  const isBehind = at > 0 && (joinedTo.test(text) || joinedAfter.test(pieces[at - 1]!.text));
  const isBefore = joinedAfter.test(text) && Boolean(pieces[at + 1]?.link);
  const bare = text.replace(joinedTo, '').replace(joinedAfter, '');
  const name = bare.slice(openerLength(bare)).split(nextName, 1)[0]!;
  return (isBehind || isBefore) && looksLikePerson(name);
}

const and = `${joiners}|${innerJoiners}`;
const nextName = new LatinTwin(/\s*[,，、،&]\s*|\s\p{Ll}{1,4}\s/u);

/** "Ada Lind", "Maja Ek och Per Sand": whole names and what joins them. */
export const isNameList = (text: string): boolean => isFullName(text) || text.split(nextName).every(isFullName);

const joinedTo = new LatinTwin(
  new RegExp(
    `^(?:\\s*[,，、،&]\\s*|(?:${and})\\s+|ו(?=\\p{Script=Hebrew}{2,}\\s)|و(?=\\p{Script=Arabic}{3,}\\s))+`,
    'iu',
  ),
);
const joinedAfter = new RegExp(`(?:[,，、،&]|(?:^|\\s)(?:${and}))$`, 'iu');

/** The part that a piece of its own tells, before names ("Editor:", "Edited by") or behind one ("Fotograf"). */
function toldPart(written: string): BylinePart | null {
  const text = written.replace(/^[\s|·•,;—–-]+/u, '');
  const part = partOfLabel(text);
  const isBefore = /[:：]$/.test(text) || openingLabel(`${text} x`)?.isPhrase;
  return isBefore || part === 'photographer' ? part : null;
}

/** Names with the part that a label in a piece of its own gives them: "Editor:", then "Tom Berg"; "Ada Lind", then "Photographer". */
export function withParts(page: Page, pieces: readonly Piece[]): RawAuthor[] {
  let part: string | null = null;
  const authors: RawAuthor[] = [];
  const opening = pieces[0]?.text ?? '';
  // "Penulis", "Ada Lind", "Editor", "Tom Berg"
  const isBefore = partOfLabel(opening) !== null && !isByWord(opening);
  const isBehind = toldPart(pieces.at(-1)?.text ?? '') !== null;
  pieces.forEach((piece, at) => {
    const told = toldPart(piece.text);
    const label = at === 0 || isBefore ? partOfLabel(piece.text) : told;
    const last = authors.at(-1);
    if (label === 'photographer' && isBehind && !isBefore && last && !/[:：]$/.test(piece.text)) last.role ??= label;
    else if (label) part = label === 'author' ? null : label;
    if (label !== null && told === null && pieces.length > 2) return;
    // Beside a writer it is somebody who checked.
    const own = at > 0 && /^(?:medically )?reviewed by/i.test(piece.text) ? 'reviewer' : part;
    authors.push({ ...authorOf(page, piece), role: label === null ? own : null });
  });
  return authors;
}

/** One piece as a name, with the address that it links to. */
export function authorOf(page: Page, { text, link, isJoined }: Piece): RawAuthor {
  const target = link && attributeOf(link, 'href');
  const href = target?.startsWith('#') ? null : target;
  const email = href?.startsWith('mailto:') ? href.slice(7).split('?', 1)[0]! : null;
  return rawAuthor(text, {
    url: email ? null : resolveUrl(page, href),
    email: email || null,
    ...(isJoined ? { isJoined } : {}),
  });
}
