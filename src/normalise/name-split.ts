import { LatinTwin } from '../shared/latin-twin.js';
import { type BylinePart, openingLabel, segmentsOf } from '../shared/byline.js';
import { innerJoiners, joiners } from '../shared/byline-words.js';
import { isDesk, isOffice, isPost, isRole, looksLikePerson, singleName } from '../shared/name-words.js';
import {
  bareName,
  degree,
  japaneseName,
  lastFirst,
  shortCapitals,
  splitAtCommas,
  suffix,
  withoutPlaceBehind,
  withoutPostBehind,
} from './name-order.js';
import { unwrapped, withoutDate, withoutLead } from './byline-lead.js';
import { agencyOf } from './wires.js';

// A by-line as printed or declared → the pieces of it that may be names, each with the part that a label gives it.

export interface NamePiece {
  text: string;
  part: BylinePart | null;
}

/** A hostile by-line may hold nothing but commas. */
const maxPieces = 40;

/** Every piece of a printed by-line; what is not a person is told later, by all that the page says. */
export function printedPieces(text: string): NamePiece[] {
  if (isSingleName(text)) return [{ text, part: null }];
  return segmentsOf(withoutPlace(unwrapped(withoutDate(text.replace(koreanPlace, '').replace(chineseWire, '$1')))))
    .flatMap((segment) => splitSegment(segment.text, segment.part))
    .filter((piece, at, all) => at === 0 || !isPostOf(piece.text, all[at - 1]!.text))
    .slice(0, maxPieces);
}

/** "By Ada Lind — Aalvik", "Por Ada Lind, g9 Aalvik — Barra": behind a dash of print stands where it was written, unless a wire does. */
function withoutPlace(text: string): string {
  const [line = '', ...rest] = text.split(dash);
  const label = rest.length === 1 ? openingLabel(line) : null;
  if (label?.part !== 'author' || agencyOf(rest[0]!) !== null) return text;
  const [name = ''] = line.slice(label.end).split(',');
  return splitJoined(name.trim()).every(looksLikePerson) ? line : text;
}
const dash = /\s[–—]\s/;

/** "서울=한서윤 기자", "(서울=연합뉴스) 한서윤 기자" */
const koreanPlace = new LatinTwin(
  /^\(?\p{Script=Hangul}{2,5}=(?:\p{Script=Hangul}{2,6}\d?\)\s*)?(?=\p{Script=Hangul})/u,
);

/** "中央社記者張雅婷東河14日電": behind the name stands where and on what day it was sent. */
const chineseWire = new LatinTwin(/((?:記者|记者)\p{Script=Han}{2,3})\p{Script=Han}{2}\d{1,2}日[电電]$/u);

/** None of two words joins names, and a second prefix would need two words behind it. */
const isSingleName = (text: string): boolean => singleName.test(text) && openingLabel(text) === null;
/** "det/dpa" is the sign of one who wrote from an agency's report. */
const separators = new LatinTwin(
  /\s*(?:;|\||｜|•|·(?=\s)|(?<=\s)·|(?<=\p{Script=Hangul})[·・ㆍ](?=\p{Script=Hangul})|(?<!^\p{Ll}{2,4})\/|／|\s&amp;\s|&|\+|、|\n|\t|\s[–—-]\s)\s*/u,
);

function splitSegment(text: string, given: BylinePart | null): NamePiece[] {
  const opened = withoutLabels(text, given);
  if (singleName.test(opened.text)) return [opened];
  const swapped = lastFirst(opened.text);
  if (swapped) return [{ text: swapped, part: opened.part }];
  const pieces: NamePiece[] = [];
  let { part } = opened;
  for (const side of opened.text.split(separators)) {
    for (const piece of withoutOffice(splitAtCommas(side))) {
      const own = withoutLabels(piece, part);
      part = own.part;
      for (const one of splitJoined(own.text)) addPiece(pieces, one, part);
    }
  }
  return pieces;
}

/** Names without what ends them behind a comma: an office, employer (", Associated Press"; ", dpa" wrote with them), place in scripts with capitals. */
function withoutOffice(parts: string[]): string[] {
  const [first = ''] = parts;
  if (!/\S\s\S/.test(first)) return parts;
  // "Political Correspondent, Bay Ledger"
  if (isPost(first)) return [first];
  if (isRole(first)) return parts;
  let end = parts.length;
  // "By MARTHA KELLAWAY, Cala Brava": names of one line are written alike.
  const isLoud = first === first.toUpperCase() && capital.test(first);
  while (end > 1 && (isOfficeBehind(parts[end - 1]!) || (isLoud && isQuiet(parts[end - 1]!)))) end--;
  return parts.slice(0, end);
}

const isQuiet = (text: string): boolean =>
  !suffix.test(text) && splitJoined(text).every((one) => small.test(one) && opensQuiet.test(one));
const opensQuiet = new LatinTwin(/^\p{Lu}\p{Ll}/u);

const isOfficeBehind = (text: string): boolean =>
  isOffice(text) ||
  (/\s/.test(text) && agencyOf(text) !== null) ||
  (/\p{Lu}|\p{Ll}/u.test(text) &&
    !suffix.test(text) &&
    openingLabel(text) === null &&
    !splitJoined(text.replace(smallTitle, '')).some(isSomebody));

/** "dr. Ana Novak", "ifj. Lévai József" */
const smallTitle = new LatinTwin(/^\p{Ll}{2,4}\.\s+(?=\p{Lu})/u);

/** "Jr." belongs to the name before it; degrees and the network's sign behind names are nobody. */
function addPiece(pieces: NamePiece[], written: string, part: BylinePart | null): void {
  const piece = withoutLabels(withoutPostBehind(written.trim()), part);
  const last = pieces.at(-1);
  if (piece.text === '' || degree.test(piece.text)) return;
  if (last && suffix.test(piece.text)) last.text = `${last.text}, ${piece.text}`;
  else if (last && isNetwork(piece.text, pieces)) return;
  else pieces.push(...splitHan(piece));
}

/** "Staff Writer" behind a person's name; a desk signs beside persons. */
const isPostOf = (text: string, before: string): boolean =>
  isRole(text) && !ownDesk.test(text) && looksLikePerson(before) && !isRole(before);

/** Desks by name, and scripts whose roles stand behind the name in one piece. */
const ownDesk = new LatinTwin(/(?<!\p{L})(?:desk|newsroom|team|bureau|redaktion|agenc(?:y|ies))(?!\p{L})|\p{Lo}/iu);

const small = new LatinTwin(/\p{Ll}/u);
const capital = new LatinTwin(/\p{Lu}/u);

/** "MNN" behind persons with full names. */
function isNetwork(text: string, before: readonly NamePiece[]): boolean {
  return (
    shortCapitals.test(text) &&
    agencyOf(text) === null &&
    before.every((one) => /\s/.test(one.text) && small.test(one.text))
  );
}

/** In lower case or among capitals: "Dan" is a name. */
const joined = new LatinTwin(new RegExp(`\\s+(?:${joiners}|And|Und|&|a(?=\\s\\p{Lu}\\p{Ll}+\\s\\p{Lu}))\\s+`, 'u'));
const joinedCapitals = new RegExp(`\\s+(?:${joiners.toUpperCase()})\\s+`, 'u');
const leading = new LatinTwin(new RegExp(`^(?:${joiners}|${innerJoiners}|AND|UND|ET|Y)\\s+(?=\\p{Lu}|\\p{Lo})`, 'u'));
const trailing = new RegExp(`\\s(?:${joiners}|${innerJoiners}|&)$`, 'iu');
/** "And" as the first letter of the next name, where both have two words: "ליאת מנצור ורוני מזרחי"; some names begin with it. */
const prefixed = new LatinTwin(
  /(?<=\S\s\S+)\s(?:و(?!ليد|ائل|سام|سيم|فاء|داد|جدي|ديع|هيب|صال|لاء|ضاح|حيد|رد)(?=[\p{Script=Arabic}]{3,}\s\S)|ו(?!יקטור|לדימיר|רוניקה|רד)(?=[\p{Script=Hebrew}]{2,}\s\S))/u,
);
const within = new LatinTwin(
  new RegExp(`^(.+?)\\s+(${innerJoiners}|${innerJoiners.toUpperCase()})\\s+(?=\\p{Lu})(.+)$`, 'u'),
);

function splitJoined(text: string): string[] {
  const isShouted = text === text.toUpperCase();
  return text
    .replace(leading, '')
    .replace(trailing, '')
    .split(isShouted && capital.test(text) ? joinedCapitals : joined)
    .flatMap((one) => one.split(prefixed))
    .flatMap(splitWithin);
}

function splitWithin(text: string): string[] {
  const match = within.exec(text);
  if (!match) return [text];
  const [, one = '', , other = ''] = match;
  // "Ortega y Gasset" behind a given name; "Newyddion y Glannau" is a desk in Welsh.
  const isOneName = !/\s/.test(other) && agencyOf(other) === null && agencyOf(one) === null;
  return isOneName ? [text] : [one, ...splitWithin(other)];
}

const hanName = new LatinTwin(/^\p{Script=Han}{2,4}$/u);

/** "本报记者 王小明 李大伟": names of two to four signs with blanks between them; Japanese names have a blank inside. */
function splitHan(piece: NamePiece): NamePiece[] {
  const names = piece.text.split(/\s+/);
  const isList =
    names.length > 1 &&
    names.every((name) => hanName.test(name)) &&
    (names.length > 2 || names.some((name) => name.length > 2));
  return isList ? names.map((text) => ({ text, part: piece.part })) : [piece];
}

/** Given names that are labels elsewhere: cut only where a whole name is left. */
const givenNames = /^(?:de|di|da|von|theo|oleh|meet|od|par|af|av)\s/i;

/** "De La Cruz", "Von der Leyen"; not "Par Le Courrier". */
const nobleName = /^(?:de|di|da|von)\s(?:l[aeo]s?|der|den|dem|del|dell[ao]|santis|santos)\s/i;

/** A text without the labels that it opens with; `part` is what was known before. */
function withoutLabels(text: string, given: BylinePart | null = null): NamePiece {
  let rest = withoutLead(text);
  let part = given;
  for (let round = 0; round < 3; round++) {
    const label = openingLabel(rest);
    if (!label) break;
    const behind = withoutLead(rest.slice(label.end).replace(/^the\s+(?=\S+\s)/i, label.kind === 'by' ? '' : '$&'));
    if (behind === '' || (!label.hasMark && !isCredible(label.kind, label.part, rest, behind))) break;
    rest = behind;
    if (label.kind !== 'by' || part === null) part = label.part;
  }
  return { text: rest, part };
}

const opensCapital = new LatinTwin(/^\p{Lu}/u);

/** A noun without a mark is a label only before a name. */
function isCredible(kind: string, part: BylinePart, text: string, behind: string): boolean {
  if (givenNames.test(text) && opensCapital.test(text)) return /\s/.test(behind) && !nobleName.test(text);
  if (kind === 'by' || kind === 'said' || kind === 'link' || kind === 'sign' || kind === 'verb') return true;
  if (part === 'author' && (kind === 'person' || agencyOf(behind) !== null)) return true;
  return looksLikePerson(behind.split(/\s*[,;|/&]/)[0]!) && !isDesk(behind);
}

/** Whether a declared person's value opens with a label and not with a name ("Theo Müller", "De La Cruz", "Story Musgrave"). */
function opensSurely(text: string): boolean {
  const label = openingLabel(text);
  if (!label) return true;
  if (label.hasMark || label.isPhrase || label.kind === 'said' || label.kind === 'sign') return true;
  return (
    label.kind === 'by' &&
    (!givenNames.test(text) ||
      (/^(?:von|par)\s/i.test(text) && isCredible('by', 'author', text, text.slice(label.end))))
  );
}

/**
 * The persons of a value that is declared to be one (a JSON-LD Person, a feed's author): as it stands, unless it names several
 * outright. What follows a name behind a comma is its bearer's office or place.
 */
export function declaredPieces(text: string): NamePiece[] {
  if (isSingleName(text)) return [{ text, part: null }];
  const [first, ...others] = segmentsOf(unwrapped(text.trim()));
  if (!first) return [];
  const pieces = declaredPersons(first.text, first.part);
  for (const { text: more, part } of others)
    for (const piece of declaredPersons(more, part)) if (part !== null || isSomebody(piece.text)) pieces.push(piece);
  return pieces.slice(0, maxPieces);
}

function declaredPersons(text: string, given: BylinePart | null): NamePiece[] {
  const { text: bare, part } = opensSurely(text) ? withoutLabels(text, given) : { text, part: given };
  const [name = '', ...rest] = splitAtCommas(bare);
  const sides = splitPersons(name);
  // "Ministry of Ports, Trade and Industry" is one.
  if (sides.length === 1 && !looksLikePerson(name) && rest.length > 0 && (isDesk(name) || isOffice(name)))
    return [{ text: bare, part }];
  const swapped = lastFirst(bare);
  if (swapped) return [{ text: swapped, part }];
  const pieces = sides.map((side) => ({ text: side, part }));
  for (const one of rest) {
    if (suffix.test(one) && pieces.length > 0) pieces.at(-1)!.text += `, ${one}`;
    else
      for (const side of splitPersons(one.replace(leading, '')))
        if (isSomebody(bareName(side))) pieces.push({ text: side, part });
  }
  return pieces;
}

/** "A and B" where all are whole names; Korean ones may have a dot between them. */
function splitPersons(text: string): string[] {
  const sides = withoutPlaceBehind(text)
    .split(/\s*[&+/／、]\s*|(?<=[가-힣])\s?[·・ㆍ]\s?(?=[가-힣])/)
    .flatMap((side) => side.split(text === text.toUpperCase() && capital.test(text) ? joinedCapitals : joined))
    .flatMap((side) => side.split(prefixed));
  const all = sides.length > 1 ? sides : splitWithin(sides[0]!);
  return all.map(bareName).every((name) => (looksLikePerson(name) || japaneseName.test(name)) && !isOffice(name)) ||
    all.slice(1).every((side) => agencyOf(side) !== null)
    ? all
    : [text];
}

/** A person by the form of the name, or a wire: no office, institution or place. */
function isSomebody(text: string): boolean {
  return agencyOf(text) !== null || (looksLikePerson(text) && !isDesk(text) && !isOffice(text) && !degree.test(text));
}
