import { LatinTwin } from '../shared/latin-twin.js';
import { isDesk, isFullName, isNobody, isOffice, isPost } from '../shared/name-words.js';
import { agencyOf } from './wires.js';

// What commas part in a name: the family name from the given one, and what is hung behind.

export const suffix = /^(?:Jr|Sr|JR|SR|I{2,3}|IV)\.?$/;
export const degree =
  /^(?:M\.?D|Ph\.?\s?D|PHD|M\.?B\.?A|R\.?N|J\.?D|D\.?D\.?S|D\.?V\.?M|M\.?P\.?H|Ed\.?D|LL\.?[MB]|C\.?P\.?A|CF[AP]®?|Esq|[MB]\.?Sc|Dr|Prof|M\.?A|B\.?A|D\.?O|R\.?D)\.?$/;

export const shortCapitals = new LatinTwin(/^\p{Lu}{2,5}$/u);

/** Commas outside brackets: "High Court (Property, Trusts and Probate List)" is one. */
export function splitAtCommas(text: string): string[] {
  if (!/[([]/.test(text)) return text.split(/\s*[,，،]\s*/);
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '(' || sign === '[') depth++;
    if ((sign === ')' || sign === ']') && depth > 0) depth--;
    if (!/[,，،]/.test(sign) || depth > 0) continue;
    parts.push(text.slice(from, at).trim());
    from = at + 1;
  }
  return [...parts, text.slice(from).trim()];
}

const surname = new LatinTwin(/^(?:\p{Ll}+\s+){0,3}\p{Lu}[\p{L}'’-]+$/u);
const givenName = new LatinTwin(/^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}\.?)?$/u);

const isGiven = (text: string): boolean =>
  agencyOf(text) === null && !isOffice(text) && !degree.test(text) && !suffix.test(text);

const familyFirst = new LatinTwin(/^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}\.?(?:[\s-]*\p{Lu}\.)*)$/u);

/** "Müller, A. B." and "Lind, Ada" of citations: one comma, and initials or one given name behind a single family name. */
export function lastFirst(text: string): string | null {
  const [name = '', given = '', ...more] = splitAtCommas(text);
  const isPerson =
    more.length === 0 &&
    surname.test(name) &&
    !shortCapitals.test(name) &&
    givenName.test(given) &&
    [name, given].every((one) => isGiven(one) && !isDesk(one));
  return isPerson || familyFirst.test(text) ? `${given} ${name}` : null;
}

/** "ADA LIND Staff Writer" */
export function withoutPostBehind(text: string): string {
  const [, name, post] = shoutedBefore.exec(text) ?? [];
  return name !== undefined && isFullName(name) && isPost(post!) ? name : text;
}

const shoutedBefore = new LatinTwin(/^((?:\p{Lu}[\p{Lu}.'’-]*\s){1,3}\p{Lu}[\p{Lu}.'’-]+)\s(\p{Lu}\p{Ll}.*)$/u);

const behindName = new LatinTwin(
  /\s?[([（][^()[\]（）]{1,40}[)\]）]$|\s(?:for|in|at|from)\s(?=\p{L}).*$|(?<=\p{Script=Han})\s?(?:记者|記者)$/iu,
);

/** A name without what its bearer did or where: "Ada Lind (Text)", "Ada Lind in Aalvik". */
export const bareName = (text: string): string => text.replace(behindName, '');

/** "田村 宏樹", "佐野さくら" */
export const japaneseName = new LatinTwin(/^\p{Script=Han}{1,3}\s?(?:\p{Script=Han}{1,3}|\p{Script=Hiragana}{2,4})$/u);

/** "王小明／台北報導" */
export function withoutPlaceBehind(text: string): string {
  const at = text.lastIndexOf('／');
  return at > 0 && isNobody(text.slice(at + 1).trim()) ? text.slice(0, at) : text;
}
