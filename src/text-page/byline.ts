import type { RawAuthor } from '../types.js';

// Lines that name who wrote the story. They come out as they stand, cut at the date; normalise/ splits names and drops prefixes.

export interface Byline {
  names: RawAuthor[];
  /** 1 opens with "By" or stands beside a date; 0.6 a bare name; 0.5 a signature behind the story. */
  confidence: number;
  place: string;
}

const opener =
  /^(?:by|von|par|por|di|de|da|door|av|af|from|words by|text by|written by|story by|reported by|posted by|published by|an? (?:\w+ )?by|автор(?:ы|и)?|автори|текст|от|підготува(?:в|ла)|подготовил[аи]?|yazan|yazar|haber|muhabir|oleh|penulis|γράφει|tekst|napisał[a]?|írta|szerző|scris de|autor(?:in|en|a|es|ka|zy)?|auteurs?|autore|autori|authors?|authored by|redaktion|text|a cura di|propos recueillis par|kirjoittanut|toimittaja|bởi|tác giả|مراسل|بقلم|كتب(?:ت)?|تقرير|إعداد|مأت|מאת|نویسنده|文|文字|撰文|作者|記者|记者|本报记者|本報記者|取材・文|執筆|筆者|글)(?:\s*[:：／/|]\s*|\s+(?=\S))/iu;

/** Labels behind which only a name stands, wherever the line is. */
const signature =
  /^\(?(?:(?:written|reported|reporting|story|words|text) by|by-?line|authors?|autor(?:in|en|es|a|ka|zy)?|auteurs?|autore|autori|автор(?:ы|и)?|текст|джерело тексту|yazan|muhabir|penulis|記者|记者|作者|責任編輯|撰文|執筆|text|propos recueillis par|con información de|redacción)\s*[:：]?\s+(?=\S)/iu;
const editors =
  /[;.,(]?\s*\b(?:editing|additional reporting|additional editing|compiled|writing|reporting|photos?|graphics?|bearbeitung|redaktion|redigé|edited|translated|Übersetzung)(?: and \w+)? (?:by|von|par)\s*:?\s*/iu;

const join =
  '(?:de|del|de la|da|dos|das|di|du|le|la|el|al|bin|ibn|y|van|van der|van den|von|von der|zu|ten|ter|af|al-|el-)';
const person = new RegExp(String.raw`^\p{Lu}[\p{L}.'’-]*(?:\s+${join}){0,2}(?:\s+\p{Lu}[\p{L}.'’-]*){1,3}$`, 'u');

/** Words of sections, buttons and places that also come in capitals. */
const noName =
  /\b(?:news|world|sports?|business|politics|opinion|home|live|video|photos?|share|read|more|latest|menu|search|sign|log|subscribe|newsletter|updated|published|edition|español|contact|about|us|the|and|und|für|mit|privacy|policy|terms|follow|comments?|print|email|listen|getty|images|reuters|today|breaking|top|stories|related|topics|tags|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min|street|city|county|state|united|north|south|east|west|middle|new|university|school|health|science|technology|culture|travel|food|style|weather|money|economy|society|environment|climate|education|entertainment|lifestyle|arts?|music|film|books|magazine|podcasts?)\b/iu;

/** Two to four capitalised words; in scripts without capitals only beside a role. */
export function looksLikeName(text: string): boolean {
  return text.length < 45 && person.test(text) && !noName.test(text);
}

const author = (name: string, role: string | null = null): RawAuthor => ({
  name,
  role,
  kind: null,
  url: null,
  email: null,
});

/** What follows the names in a byline: a date, the reading time, a button. */
const behindNames =
  /(?:\s*(?:[|•·—–]|\/\/|,)\s*|\s+)(?:(?:first )?(?:published|updated|posted|last modified|erschienen|veröffentlicht|aktualisiert|stand|publié|mis à jour|le|publicado|actualizado|el|pubblicato|il|опубліковано|опубликовано|оновлено|обновлено|yayınlanma|on|am|vom|at)(?!\p{L})[\s:]*.*|\d+\s*(?:min|мин|хв|分).*)$/iu;

function trimmed(text: string): string {
  return text
    .replace(behindNames, '')
    .replace(/[\s|•·,;:—–-]+$/u, '')
    .replace(/^[\s|•·,;:—–-]+/u, '');
}

/** Not a sentence: "By the time that they had come …". */
function isNameList(text: string): boolean {
  if (text.length < 2 || text.length > 160 || /[!?。]$|\. \p{Lu}\p{Ll}+ \p{Ll}/u.test(text)) return false;
  const [first = ''] = text.split(/[,&]| and | und | et | y | e /u);
  const words = first.trim().split(/\s+/);
  if (words.length > 7) return false;
  const isCased = /\p{Lu}|\p{Ll}/u.test(first);
  if (!isCased) return first.length < 30;
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return /\p{Lu}/u.test(first) && small <= words.length / 2;
}

/** What a line says about who wrote, or null where it names nobody. `dates` are the places of its dates. */
export function nameLine(text: string, dates: readonly { start: number; end: number }[]): NameLine | null {
  if (text.length > maxNameLine) return null;
  const role = roleName(text);
  if (role) return { names: [role], form: 'role' };
  const pieces = withoutDates(text, dates)
    .split(/\s*(?:[|•·@]|\/\/?(?!\p{Ll})|\s[–—-]+\s|\s{2,})\s*/u)
    .map((piece) => trimmed(piece))
    .filter((piece) => piece.length > 1);
  const opened = pieces.flatMap((piece) => {
    const match = opener.exec(piece) ?? glued.exec(piece);
    const names = match ? trimmed(piece.slice(match[0].length)) : '';
    return match && isNameList(names) ? [names] : [];
  });
  if (opened.length > 0) return { names: opened, form: 'opened' };
  const persons = pieces.flatMap((piece) => piece.split(/,\s+/)).filter(looksLikeName);
  if (persons.length > 0 && (pieces.length > 1 || dates.length > 0 || persons.length > 1))
    return { names: persons, form: 'listed' };
  const [only] = pieces;
  if (pieces.length !== 1 || !only || !isBareName(only)) return null;
  return { names: [only], form: looksLikeName(only) ? 'name' : 'bare' };
}

export interface NameLine {
  names: string[];
  /** `opened`: "By …"; `listed`: names beside a date or other names; `name`: a name alone; `bare`: what might be one. */
  form: 'opened' | 'listed' | 'name' | 'bare' | 'role';
}

const maxNameLine = 200;
const glued = /^(?:By|Von|Por|Par)(?=\p{Lu}\p{Ll}+\s\p{Lu})/u;

function withoutDates(text: string, dates: readonly { start: number; end: number }[]): string {
  let bare = text;
  for (const { start, end } of [...dates].sort((a, b) => b.start - a.start)) {
    bare = `${bare.slice(0, start).replace(/\s(?:am|on|at|um|le|el|il|den|vom|på|op|vào)\s*$/iu, ' ')} | ${bare.slice(end)}`;
  }
  return bare;
}

/** Up to six words without digits that are no sentence. */
function isBareName(text: string): boolean {
  if (/[\d!?:;"„“]/.test(text) || text.length > 60 || (/[.。]$/.test(text) && !/\p{Lu}\.$/u.test(text))) return false;
  return text.split(' ').length <= 6 && /^[\p{L}]/u.test(text);
}

/** "王小明 記者", "홍길동 기자": a name and what its bearer does. */
function roleName(text: string): string | null {
  const match =
    /^[[(【（]?\s*(\p{Script=Hangul}{2,4}\s*(?:기자|특파원|선임기자)|(?:[\p{Script=Han}\p{Script=Hangul}]{2,8}[／/＝=]?)?(?:記者|记者)\s*[\p{Script=Han}]{2,4})(?:\s*[／/|=＝].*)?[\])】）]?$/u.exec(
      text,
    );
  return match ? match[1]! : null;
}

/** Names of a line behind the story: "Authors: …", "Reporting by …; Editing by …". Editors come with their role. */
export function readSignature(text: string): Byline | null {
  const bare = text.replace(/^[([]|[)\]]$/g, '');
  const opened = signature.exec(bare);
  if (!opened || bare.length > 300) return null;
  const [names = '', ...others] = bare.slice(opened[0].length).split(editors);
  const listed = trimmed(names);
  if (!isNameList(listed)) return null;
  const parts = others.map(trimmed).filter(isNameList);
  const isReporters = /^report/i.test(opened[0]);
  return {
    names: [
      author(listed.replace(/\s+in\s+\p{Lu}[\p{L} ]+?(?=,| and |$)/gu, '')),
      ...parts.map((one) => author(one, 'editor')),
    ],
    confidence: isReporters ? 0.5 : 0.6,
    place: 'signature',
  };
}
