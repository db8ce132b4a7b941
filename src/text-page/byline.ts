import { isSignature, openerLength, segmentsOf } from '../shared/byline.js';
import { innerJoiners, joiners } from '../shared/byline-words.js';
import { isDesk, isFullName, isNobody, isOffice, isRole } from '../shared/name-words.js';
import { rawAuthor } from '../shared/raw-author.js';
import type { RawAuthor } from '../types.js';

// Lines that name who wrote the story. They come out as they stand, cut at the date; normalise/ splits names and drops labels.

export interface Byline {
  names: RawAuthor[];
  /** 1 opens with "By" or stands beside a date; 0.6 a bare name; 0.5 a signature behind the story. */
  confidence: number;
  place: string;
}

/** No section, place or button, which come in capitals as well; with a role behind it is a person's again. */
const isPersonsName = (text: string): boolean =>
  isFullName(text) && !isNobody(text) && (isRole(text) || !(isOffice(text) || isDesk(text)));

/** What follows the names in a byline: a date, the reading time, a button. */
const behindNames =
  /(?:\s*(?:[|•·—–]|\/\/|,)\s*|\s+)(?:(?:first )?(?:published|updated|posted|last modified|erschienen|veröffentlicht|aktualisiert|stand|publié|mis à jour|le|publicado|actualizado|el|pubblicato|il|опубліковано|опубликовано|оновлено|обновлено|yayınlanma|on|am|vom|at)(?!\p{L})[\s:]*.*|\d+\s*(?:min|мин|хв|分).*)$/iu;

function trimmed(text: string): string {
  return text
    .replace(behindNames, '')
    .replace(/[\s|•·,;:—–-]+$/u, '')
    .replace(/^[\s|•·,;:—–-]+/u, '');
}

const firstJoint = new RegExp(`[,&]|\\s(?:${joiners}|${innerJoiners})\\s`, 'u');

/** Not a sentence: "By the time that they had come …". */
function isNameList(text: string): boolean {
  if (text.length < 2 || text.length > 160 || /[!?。]$|\. \p{Lu}\p{Ll}+ \p{Ll}/u.test(text)) return false;
  const [first = ''] = text.split(firstJoint);
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
    const length = openerLength(piece) || (glued.exec(piece)?.[0].length ?? 0);
    // "来源：海港日报 作者：李文": a label inside.
    const named =
      length > 0
        ? [piece.slice(length)]
        : segmentsOf(piece).flatMap(({ text, part }) => (part === 'author' ? [text] : []));
    return named.map(trimmed).filter(isNameList);
  });
  if (opened.length > 0) return { names: opened, form: 'opened' };
  const persons = pieces.flatMap((piece) => piece.split(/,\s+/)).filter(isPersonsName);
  if (persons.length > 0 && (pieces.length > 1 || dates.length > 0 || persons.length > 1))
    return { names: persons, form: 'listed' };
  const [only] = pieces;
  if (pieces.length !== 1 || !only || !isBareName(only)) return null;
  // "Ada Moor, on …" opens a sentence, too; a date or a button is short.
  if (text.length - only.length > maxBehind) return null;
  return { names: [only], form: isPersonsName(only) ? 'name' : 'bare' };
}

export interface NameLine {
  names: string[];
  /** `opened`: "By …"; `listed`: names beside a date or other names; `name`: a name alone; `bare`: what might be one. */
  form: 'opened' | 'listed' | 'name' | 'bare' | 'role';
}

const maxNameLine = 200;
const maxBehind = 80;
/** The label without a blank behind it, or with a word for the piece: "A report by". */
const glued = /^(?:By|Von|Por|Par)(?=\p{Lu}\p{Ll}+\s\p{Lu})|^an? (?:\w+ )?by\s+(?=\S)/iu;

function withoutDates(text: string, dates: readonly { start: number; end: number }[]): string {
  let bare = text;
  for (const { start, end } of [...dates].sort((a, b) => b.start - a.start)) {
    bare = `${bare.slice(0, start).replace(/\s(?:am|on|at|um|le|el|il|den|vom|på|op|vào)\s*$/iu, ' ')} | ${bare.slice(end)}`;
  }
  return bare;
}

/** Up to six words without digits that are not a sentence. */
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

/** Names of a line behind the story: "Authors: …", "Reporting by …; Editing by …". Others than authors come with their part. */
export function readSignature(text: string): Byline | null {
  const bare = text.replace(/^[([（]|[)\]）]$/g, '');
  if (bare.length > 300 || !isSignature(bare)) return null;
  const [first, ...others] = segmentsOf(bare).map(({ text: names, part }) => ({ names: trimmed(names), part }));
  if (!first || !isNameList(first.names)) return null;
  const names = [first, ...others.filter((one) => isNameList(one.names))].map((one) =>
    rawAuthor(one.names.replace(/\s+in\s+\p{Lu}[\p{L} ]+?(?=,| and |$)/gu, ''), {
      role: one.part === 'author' ? null : one.part,
    }),
  );
  return { names, confidence: /^report/i.test(bare) ? 0.5 : 0.6, place: 'signature' };
}
