import { LatinTwin } from '../shared/latin-twin.js';
import { foldWord, monthOfWord } from '../shared/date-parse-names.js';
import type { Block, Candidate } from '../types.js';
import { ranked } from './choose.js';
import { isSiteName, type SiteNames } from './site-names.js';
import { agencyOf, wireIn } from './wires.js';

// The place (and wire) with which agencies open a story, in the forms of the world.

export interface Opening {
  place: string | null;
  agency: string | null;
}

/** "KYIV, Ukraine (AP) —", "LONDON, April 3 (Reuters) -", "Madrid, 7 nov (EFE).-", "Berlin (dpa/tmn) –", "Wien/Graz (APA) -". */
const withAgency = new LatinTwin(
  /^([\p{Lu}\p{Lo}][\p{L}\p{M}\s.,'’/-]{1,60}?)(?:\s\([\p{L}\s]{2,30}\))?([,.]?\s(?:\p{L}{1,12}\.?\s)?\d[^()]{0,30})?\s*([-–—])?\s*\(([^()]{2,40})\)\s*([—–:,.-]{1,3})?/u,
);
/** "(ANSA) - ROMA, 07 NOV -", "(MTI) –": the wire before all. */
const agencyFirst = new LatinTwin(
  /^\(([^()]{2,24})\)\s*(?:[—–:.-]{1,2}\s*(?:(\p{Lu}[\p{L}\s'’-]{1,30}),?\s\d{1,2}\.?\s\p{L}{3,12}\.?\s*[—–.-])?|$)/u,
);
/** "KYIV, Ukraine —": capitals and a long dash, as nothing else tells it from a sentence. */
const capitals = new LatinTwin(
  /^((?:\p{Lu}[\p{Lu}.'’-]+\s?){1,4}(?:,\s(?:\p{Lu}[\p{L}.]+\s?){1,3})?)\s*[—–]\s+(?=\S)/u,
);
/** "NEW DELHI: The …": capitals and a colon, as papers of South Asia write. */
const colon = new LatinTwin(/^((?:\p{Lu}{3,}[\s/]?){1,3}):\s+(?=\p{Lu})/u);
/** Capitals before a colon that name a kind of text and no place. */
const noPlace =
  /^(?:WATCH|UPDATED?|LIVE|EXCLUSIVE|VIDEO|PHOTOS?|OPINION|ANALYSIS|BREAKING|CORRECTION|NOTE|RELATED|READ|MORE|LISTEN|FACT|DISCLAIMER|QUESTION|ANSWER|EDITOR.*|SPOILER.*|WARNING|SOURCE)$/u;
/** "МОСКВА, 4 мая. /ТАСС/.", "МОСКВА, 4 мая - РИА Новости.", "Москва. 4 мая. INTERFAX.RU -". */
const unbracketed = new LatinTwin(
  /^(\p{Lu}[\p{L}-]+(?:[ /]\p{Lu}[\p{L}-]+)?)[,.]\s+(?:\d{1,2}\s+\p{L}{3,9}\.?|\p{L}{3,9}\.?\s\d{1,2})\s*[.,–—-]\s*\/?(\p{Lu}[\p{L}\s.-]{1,24}?)(?:\/|\s+[–—-]|\.\s|\.$)/u,
);
/** "(서울=연합뉴스)", "[도쿄=뉴시스]", "【ロンドン時事】", "［ロンドン　７日　ロイター］", "（中央社記者某某東京4日電）". */
const eastern = /^[([【［（]([^()[\]【】［］（）]{2,40})[)\]】］）]/u;
/** "新华社北京5月4日电", "中新网11月7日电". */
const telegram = new LatinTwin(/^(\p{Script=Han}{2,14}?)(?:\d{1,2}月)?\d{1,2}日[\p{Script=Han}]{0,6}[电電讯訊]/u);
/** What stands beside the wire and the place: a reporter, a date. */
const beside = new LatinTwin(/(?:记者|記者)(?:\p{Script=Han}{2,4}(?=\p{Script=Han}{2}))?|(?:\d{1,2}月)?\d{1,2}日.*$/gu);

/** A standfirst may stand before the paragraph that opens the story. */
export const openings = 3;

/** The place and wire at the head of one paragraph; both null where it opens without. */
export function readOpening(text: string): Opening {
  const head = text.slice(0, 160);
  // Most paragraphs open without: nothing is asked (nor compiled) of which the signs are not there.
  const bracket = head.indexOf('(');
  const stated = bracket > 0 ? withAgency.exec(head) : null;
  // Without a date or a dash before the sign and none behind it, a sentence names somebody else's wire.
  const agency = stated && (stated[2] || stated[3] || stated[5]) ? agencyOf(stated[4]!) : null;
  if (stated && agency) {
    const place = stated[1]!.trim();
    // "Jan. 10 (Bloomberg) --" names no place.
    return { place: monthOfWord(foldWord(place.replace(/\.$/, '')), []) ? null : place, agency };
  }
  const first = bracket === 0 ? agencyFirst.exec(head) : null;
  const leading = first ? agencyOf(first[1]!) : null;
  if (first && leading) return { place: first[2] ?? null, agency: leading };
  const told = /^[^\d]{2,80}\d/.test(head) ? unbracketed.exec(head) : null;
  const named = told ? agencyOf(told[2]!) : null;
  if (told && named) return { place: told[1]!, agency: named };
  const east = readEastern(head);
  if (east) return east;
  const isLoud = head.slice(0, 2) === head.slice(0, 2).toUpperCase();
  const shouted = isLoud ? (capitals.exec(head) ?? colon.exec(head)) : null;
  const place = shouted ? shouted[1]!.trim() : null;
  return { place: place && !noPlace.test(place) ? place : null, agency: null };
}

function readEastern(head: string): Opening | null {
  const bracket = eastern.exec(head)?.[1];
  const telegraphed = head.includes('日') ? telegram.exec(head)?.[0] : undefined;
  const words = bracket ? bracket.normalize('NFKC').split(/[\s=・·/,、，]+/) : [telegraphed ?? ''];
  for (const word of words) {
    const found =
      bracket && agencyOf(word)
        ? { agency: agencyOf(word)!, rest: words.find((one) => !/\d/.test(one) && one !== word) ?? '' }
        : wireIn(word);
    if (!found) continue;
    const place = found.rest.replace(beside, '');
    return { place: /^(?!\d)[\p{L}ー]{2,12}$/u.test(place) ? place : null, agency: found.agency };
  }
  return null;
}

/** As the first paragraphs open with it, else as declared: neither a stamp nor the paper's name. */
export function readDateline(
  candidates: readonly Candidate[],
  blocks: readonly Block[],
  site: SiteNames,
): string | null {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, openings);
  for (const [at, { text }] of paragraphs.entries()) {
    const { place } = readOpening(text);
    // Capitals before a colon are a speaker or a heading farther down, the paper itself above all.
    const isLabel = place !== null && text.startsWith(`${place}:`) && (at > 1 || isSiteName(place, site));
    if (place && !isLabel) return place;
  }
  const declared = ranked(candidates, 'dateline').find(({ value }) => !/\d/.test(value) && !isSiteName(value, site));
  return declared?.value ?? null;
}
