import type { Element } from 'domhandler';
import { getElementsByTagName } from 'domutils';
import { openingLabel, partOfLabel } from '../../shared/byline.js';
import { callNouns, callSigns } from '../../shared/byline-words.js';
import { foldSpaces } from '../../shared/fold-spaces.js';
import { LatinTwin } from '../../shared/latin-twin.js';
import { isDesk, isFullName, isOffice, isRole, looksLikePerson } from '../../shared/name-words.js';
import { parentElement } from '../ancestors.js';
import { attributeOf } from '../page-element.js';
import { type Piece, piecesOf } from './pieces.js';

// Links to an author's page whose words are not the name: "More from this author" beside it, "Tous ses articles", "記事一覧".

const callWords = new LatinTwin(
  String.raw`(?<![\p{L}\p{M}])(?:${callNouns})(?![\p{L}\p{M}])|.(?:${callSigns})|(?:${callSigns}).`,
  'iu',
);
/** Longer boxes hold more than a by-line. */
const maxBox = 200;
const maxPieces = 8;

interface Box {
  /** None where the box is too long. */
  pieces: readonly Piece[];
  /** What its pictures are called. */
  pictures: readonly string[];
}

/** Tells the links whose words are a call to read on from those that hold a name; each box is read once. */
export class AuthorCalls {
  private readonly boxes = new Map<Element, Box>();

  /** Whether `text`, a piece of the link's words, is such a call. */
  isCall(link: Element, text: string): boolean {
    const label = openingLabel(text);
    if (callWords.test(label ? text.slice(label.end) : text)) return true;
    if (agreesWithAddress(text, link)) return false;
    let element = parentElement(link);
    for (let level = 0; element && level < 2; level++, element = parentElement(element)) {
      const box = this.boxOf(element);
      const at = box.pieces.findIndex((piece) => piece.link === link && piece.text === text);
      if (box.pieces.slice(0, Math.max(0, at)).some((piece) => isNameBeside(piece, text, link, box))) return true;
    }
    return false;
  }

  private boxOf(element: Element): Box {
    const known = this.boxes.get(element);
    if (known) return known;
    const pieces = piecesOf(element, maxPieces + 1);
    const isShort = pieces.length <= maxPieces && pieces.reduce((sum, { text }) => sum + text.length, 0) <= maxBox;
    const pictures = isShort ? getElementsByTagName('img', element, true, 3) : [];
    const box = {
      pieces: isShort ? pieces : [],
      pictures: pictures.map((picture) => foldSpaces(attributeOf(picture, 'alt') ?? '')),
    };
    this.boxes.set(element, box);
    return box;
  }
}

/** Whether a piece before a link is the name that the link's own words are not. */
function isNameBeside({ text, link: around }: Piece, words: string, link: Element, { pictures }: Box): boolean {
  const label = openingLabel(text);
  const name = label ? text.slice(label.end) : text;
  if (name === words || partOfLabel(text) !== null || !looksLikePerson(name)) return false;
  const isSamePage = around !== null && attributeOf(around, 'href') === attributeOf(link, 'href');
  if (around !== null && !isSamePage) return false;
  if (pictures.includes(name) && !pictures.includes(words)) return true;
  if (isFullName(words)) return false;
  if (isSamePage) return !/^#?$/.test(attributeOf(link, 'href') ?? '');
  // A sentence's words; an account or a title in small letters is one word.
  return /\s/.test(words) && smallWord.test(words) && !isRole(name) && !isDesk(name) && !isOffice(name);
}

const smallWord = new LatinTwin(/(?:^|\s)\p{Ll}{2,}(?:\s|$)/u);

/** "/author/ada-lind" and "Ada" */
function agreesWithAddress(text: string, link: Element): boolean {
  const path = (attributeOf(link, 'href') ?? '').slice(0, 500).split(/[?#]/, 1)[0]!;
  const last = plainOf(path.replace(/\/+$/, '').split('/').at(-1)!);
  const own = plainOf(text).match(/[a-z]{3,}/g) ?? [];
  return own.some((word) => last.includes(word));
}

const plainOf = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
