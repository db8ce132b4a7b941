import { LatinTwin } from '../shared/latin-twin.js';
import { type BylinePart, isByWord, partOfLabel } from '../shared/byline.js';
import { foldWord, isWeekday, monthOfWord } from '../shared/date-parse-names.js';
import { foldSpaces } from '../shared/fold-spaces.js';
import type { RawAuthor } from '../types.js';
import { declaredPieces, type NamePiece, printedPieces } from './name-split.js';
import { agencyOf } from './wires.js';
import { isFullName, isNobody, isOffice, isPost, looksLikePerson, singleName } from '../shared/name-words.js';

// A byline as pages print it → the names in it, without roles, dates, places and addresses; it knows no page.

export interface ParsedName {
  name: string;
  /** The same for all spellings of it. */
  key: string;
  role: string | null;
  kind: RawAuthor['kind'];
  url: string | null;
  email: string | null;
}

/** Each has a digit. */
const dateOrTime = new LatinTwin(
  /\d{4}|\d{1,2}[:./]\d{1,2}|^\d+\s*\p{L}*$|\d{1,2}\s?(?:am|pm|min|uhr|hrs?|h)\b|(?<!\p{L})\d{1,2}\.?\s+(?:de\s+)?\p{L}[\p{L}\p{M}]{2,}|\p{L}{3,}\.?\s\d{1,2}$/iu,
);

/** "৫ মার্চ", "۱۵ اسفند": accounts and magazines have digits in their names, but none of these. */
const otherDigit = new LatinTwin(/(?!\d)\p{N}/u);

/** They stand before days. */
const beforeDays = 'on|am|at|um|le|el|em|il|den|vom|op|на';
const opensDay = new RegExp(`^(?:${beforeDays})\\s`);
/** The day behind was cut off, or stands in another element. */
const beforeDay = new RegExp(`\\s(?:${beforeDays})$`);
const dayBehind = new RegExp(
  `\\s+(?:(?:${beforeDays})\\s+)?(?:\\p{N}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+\\d).*$`,
  'iu',
);

/** Words of dates that stand alone. */
function isDateWord(name: string): boolean {
  const word = foldWord(name.replace(opensDay, ''));
  return monthOfWord(word, []) !== null || isWeekday(word) || /^(?:ago|min read|minutes?|hours?)$/.test(word);
}

/** What a byline's words say, whoever printed them. */
interface Byline {
  names: { name: string; key: string; role: string | null }[];
  email: string | null;
}

/** Bylines by their words: a page has the same in its data, its head and its links, and to take one apart takes long. */
export type KnownBylines = Map<string, Byline>;

/**
 * All names in one value of one source, in order. A declared person (a feed's author, a JSON-LD Person) is one name unless the value
 * names several outright; a role that the text itself gives is in `role`.
 */
export function parseNames(raw: RawAuthor, known: KnownBylines = new Map(), isDeclared = false): ParsedName[] {
  const form = raw.kind === 'organisation' ? 'whole' : isDeclared || raw.kind === 'person' ? 'declared' : 'printed';
  const key = `${form} ${raw.name}`;
  let byline = known.get(key);
  if (!byline) {
    byline = readByline(raw.name, form);
    known.set(key, byline);
  }
  const { names, email } = byline;
  const url = names.length > 0 ? profileUrl(raw.url) : null;
  const own = names.length === 1 ? (raw.email ?? email) : null;
  return names.flatMap(({ name, key, role: told }) => {
    const role = raw.role ?? told;
    const isUnknown = role === 'agency' && agencyOf(name) === null;
    // What "Source:" names and is not a wire may be all that is said of who wrote the story; "Wikimedia Commons" is a picture's.
    if (isUnknown && looksLikePerson(name)) return [];
    return [{ name, key, role: isUnknown ? null : role, kind: raw.kind, url, email: own }];
  });
}

type Form = keyof typeof piecesOf;

const piecesOf = {
  whole: (text: string): NamePiece[] => [{ text, part: null }],
  declared: declaredPieces,
  printed: printedPieces,
};

function readByline(value: string, form: Form): Byline {
  const { text, email } = withoutAddresses(value);
  const names: Byline['names'] = [];
  if (hole.test(value)) return { names, email };
  for (const piece of piecesOf[form](text)) {
    if (isNobody(piece.text) || isByWord(piece.text)) continue;
    const { name, part } = form === 'whole' ? { name: piece.text, part: null } : withoutRole(piece);
    const cleaned = form === 'whole' ? tidyName(name) : withoutColon(tidyName(name));
    // Who holds the rights is not who wrote; of a picture both are one.
    if (/^\s*(?:©|\(c\)\s)/i.test(name) && part !== 'photographer') continue;
    if (!isName(cleaned) || (part === 'agency' && names.length > 0 && agencyOf(cleaned) === null)) continue;
    names.push({ name: cleaned, key: nameKey(cleaned), role: part === 'author' ? null : part });
  }
  return { names, email };
}

/** What a template left unfilled: "[[author]]", "{{ post.author }}", "%author%", "<?= $author ?>". */
const hole = /\[\[[^\]]*\]\]|\{\{[^}]*\}\}|\$\{|<[?%]|%[A-Za-z_.-]+%/;

/** Words with single blanks between them: no address can be among them. */
const plainText = new LatinTwin(/^(?!https?:)[\p{L}\p{M},;&-]+(?: [\p{L}\p{M},;&-]+)*$/u);

function withoutAddresses(value: string): { text: string; email: string | null } {
  let email: string | null = null;
  if (plainText.test(value) && value.length <= 500) return { text: value, email };
  const text = value
    .slice(0, 500)
    .replace(/[\u200B\u200E\u200F\u2060\uFEFF\u00AD]/g, '')
    // In scripts whose letters join they are spelling ("کاوه‌پور").
    .replace(/(?<![\u0600-\u1fff])[\u200C\u200D]|[\u200C\u200D](?![\u0600-\u1fff])/g, '')
    .replace(/[([<]?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}\b[)\]>]?/g, (found) => {
      email ??= found.replace(/[()[\]<>]/g, '');
      return ' ';
    })
    .replace(/https?:\/\/\S+|www\.\S+/gi, ' ')
    .replace(/(^|\s)@\w+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { text, email };
}

const koreanRole = '기자|특파원|논설위원|선임기자|인턴기자|객원기자|PD|에디터|앵커|칼럼니스트';
/** "홍길동 기자", "홍길동 사진기자", "포구일보 홍길동 기자". */
const korean = new LatinTwin(
  new RegExp(
    `^(?:\\p{Script=Hangul}{2,10}[\\s=](?!선임|인턴|객원|수습|시민|전문|취재))??(\\p{Script=Hangul}{2,4})\\s*(사진기자|${koreanRole})(?:\\s|$)`,
    'u',
  ),
);
/** "新华社记者汤晓云", "王小明 記者". */
const chinese = new LatinTwin(
  /^(?:[\p{Script=Han}]{0,10}(?:記者|记者|通讯员|通訊員))?\s*(\p{Script=Han}{2,4}?)\s*(?:記者|记者|報導|报道)?$/u,
);

const roleBehind = new LatinTwin(/^(.{2,40}?)(?:\s*[([（]([^()[\]（）]{1,30})[)\]）]|\s+(\p{Script=Han}{1,4}))$/u);

/** What is said behind a name of what its bearer did: "홍길동 기자", "李大伟 摄影", "Tom Okafor (Fotos)". */
function withoutRole({ text, part }: NamePiece): { name: string; part: BylinePart | null } {
  if (singleName.test(text)) return { name: text, part };
  const hangul = korean.exec(text);
  if (hangul) return { name: hangul[1]!, part: hangul[2] === '사진기자' ? 'photographer' : part };
  const behind = roleBehind.exec(text);
  const told = behind && partOfLabel(behind[2] ?? behind[3] ?? '');
  if (behind && told) return { name: behind[1]!, part: told };
  const han = chinese.exec(text);
  return { name: han ? han[1]! : withoutPost(text), part };
}

/** "Courier-Redakteurin Ada Lind", "our special correspondent Tom Berg": a post before a whole name, in small letters or with a hyphen. */
function withoutPost(text: string): string {
  const words = text.split(' ');
  const at = words.findIndex((word, index) => index < words.length - 2 && isPost(word) && postForm.test(word));
  const name = words.slice(at + 1).join(' ');
  return at >= 0 && isFullName(name) ? name : text;
}

/** Written as a noun of the language, not as what somebody may be called. */
const postForm = new LatinTwin(/^\p{Ll}|-|\p{Ll}{6}/u);

/** What a page says behind a name without a mark between. */
const saidBehind =
  /\s+(?:published|updated|posted|last updated|last modified|veröffentlicht|aktualisiert|erschienen|publié|publicado|actualizado|illustrations? von|illustrations? by|fotos? von|photos? by|photographs? by|fotos?:|für|reviewed by|fact.checked|edited by|on behalf of|gespeichert)(?:\s|:|$).*$/iu;

/** Two signs set apart to fill a column. */
const setApart = new LatinTwin(/^(\p{Script=Han})\s+(?=\p{Script=Han}$)/u);
const gluedButton = new LatinTwin(/(?<=\p{Ll})(?:Follow|Folgen)$/u);
const sentFrom = new LatinTwin(
  /(?<=\s\S+)\s+(?:in|en|aus|à|from|reporting from|[Ff]or|In(?=.*\sFor\s)|para|für|of the|bei)\s+\p{Lu}.*$/u,
);
const fullStop = new LatinTwin(/(?<=\p{L}{3})\.$/u);

/** A colon is behind labels and before what they label: nobody's name has one; "李晓亮 新民网编辑：刘景" is the first name with the next label. */
function withoutColon(name: string): string {
  if (!/[:：]/u.test(name)) return name;
  return beforeLabel.exec(name)?.[1] ?? '';
}

const beforeLabel = new LatinTwin(/^(\p{Script=Han}{2,4})\s+\p{Script=Han}{2,8}[:：]/u);

function tidyName(name: string): string {
  // Two words, capital and small letters only: nothing else can be cut off.
  if (singleName.test(name)) return name.replace(saidBehind, '');
  return withoutDay(
    name
      .replace(brackets(name), ' ')
      .replace(closing, '$1')
      .replace(twice, '$1')
      .replace(setApart, '$1')
      .replace(saidBehind, '')
      .replace(dayBehind, '')
      .replace(gluedButton, '')
      .replace(/\s(?:द्वारा|tarafından)$/u, '')
      .replace(/\s?(?:发自|發自).*$/u, '')
      .replace(sentFrom, '')
      .replace(/\s+(?:is|was|has|ist)\s.*$/u, '')
      .replace(/^[\s,.:;–—|•·*"“”„«»'‘’©-]+|[\s,:;–—|•·*"“”„«»‘’-]+$/gu, '')
      .replace(fullStop, '')
      .replace(/\s+/g, ' '),
  ).replace(beforeDay, '');
}

/** "Paramita (Guha) Ghosh" */
const innerName = new LatinTwin(/^\p{Lu}\p{Ll}+ \(\p{Lu}\p{Ll}+\) \p{Lu}\p{Ll}+$/u);

/** A place or an office in brackets goes; what an institution has there, and a name amid a name, is part of its name. */
const brackets = (name: string): RegExp =>
  innerName.test(name) || (/^[^([{]{4,}\([^()]{8,}\)$/u.test(name) && isOffice(name.slice(0, name.indexOf('('))))
    ? /[[{【][^\]}】]{0,80}[\]}】]?\s*/gu
    : /\s*[([{（【［][^)\]}）】］]{0,80}[)\]}）】］]?\s*/gu;
/** What was opened before the name: "(Reporting by Ada Lind)". */
const closing = /^([^([{（【]*?)\s*[)\]}）】].*$/u;
/** "AP AP": the text of a picture and of its link. */
const twice = new LatinTwin(/^(\p{Lu}{2,}|\p{Lu}\p{L}*\p{Lu}\p{L}*) \1$/u);
/** A third word may be the day of the line; "Jan Freitag" has two. */
function withoutDay(name: string): string {
  const words = name.split(' ');
  const last = words.at(-1)!;
  return words.length > 2 && isWeekday(foldWord(last)) && !maybeOfName.test(last) ? words.slice(0, -1).join(' ') : name;
}

/** Short days of some language are names of others: "Nagy Anna", "Luís de Sá". */
const maybeOfName = new LatinTwin(/^(?!(?:Mon|Tue|Wed|Thu|Fri|Sat)$)\p{Lu}\p{Ll}{1,3}$/u);

const twoLetters = new LatinTwin(/\p{L}\p{M}*\.?\s?\p{L}/u);

function isName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || !twoLetters.test(name)) return false;
  if ((/\d/.test(name) && dateOrTime.test(name)) || otherDigit.test(name)) return false;
  if (isDateWord(name) || isNobody(name)) return false;
  return name.split(' ').length <= 7 || looksLikePerson(name);
}

function profileUrl(url: string | null): string | null {
  return url && /^https?:\/\/[^/]+\/[^#]/.test(url) ? url : null;
}

const marks = new LatinTwin(/[\p{M}.,'’`-]/gu);

/** What makes two spellings one name: case, accents, dots and blanks do not count. */
export function nameKey(name: string): string {
  if (!/[^\x00-\x7f]/.test(name))
    return foldSpaces(name.replace(/[.,'`-]/g, ''))
      .toLowerCase()
      .replace(/^the /, '');
  return name.normalize('NFKD').replace(marks, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
