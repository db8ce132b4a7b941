import type { Block, Candidate } from '../types.js';
import { ranked } from './choose.js';
import { agencyOf } from './name-words.js';

// The place (and wire) with which agencies open a story, in the forms of the world.

export interface Opening {
  place: string | null;
  agency: string | null;
}

/** "KYIV, Ukraine (AP) —", "LONDON, April 3 (Reuters) -", "Berlin (dpa/tmn) –", "Wien/Graz (APA) -". */
const withAgency =
  /^(\p{Lu}[\p{L}\s.,'’/-]{1,60}?)(?:,\s+\p{L}+\.?\s+\d{1,2})?(?:\s+\d{1,2}\.\s+\p{L}+)?\s*\(([^()]{2,40})\)\s*[—–:,.-]{1,2}\s*/u;
/** "KYIV, Ukraine —": capitals and a long dash, as nothing else tells it from a sentence. */
const capitals = /^((?:\p{Lu}[\p{Lu}.'’-]+\s?){1,4}(?:,\s(?:\p{Lu}[\p{L}.]+\s?){1,3})?)\s*[—–]\s+(?=\S)/u;
/** "NEW DELHI: The …": capitals and a colon, as papers of South Asia write. */
const colon = /^((?:\p{Lu}{3,}[\s/]?){1,3}):\s+(?=\p{Lu})/u;
/** Capitals before a colon that name a kind of text and no place. */
const noPlace =
  /^(?:WATCH|UPDATED?|LIVE|EXCLUSIVE|VIDEO|PHOTOS?|OPINION|ANALYSIS|BREAKING|CORRECTION|NOTE|RELATED|READ|MORE|LISTEN|FACT|QUESTION|ANSWER|EDITOR.*|SPOILER.*|WARNING|SOURCE)$/u;
/** "МОСКВА, 4 мая. /ТАСС/.", "МОСКВА, 4 мая - РИА Новости.", "Москва. 4 мая. INTERFAX.RU -". */
const russian =
  /^(\p{Lu}[\p{L}-]+(?:[ /]\p{Lu}[\p{L}-]+)?)[,.]\s+\d{1,2}\s+\p{L}{3,9}\s*[.–—-]\s*\/?(ТАСС|РИА Новости|Интерфакс|INTERFAX)/u;
/** "(서울=연합뉴스)", "[도쿄=뉴시스]". */
const korean = /^[([【]\s*(\p{Script=Hangul}{2,8})\s*=\s*(연합뉴스|뉴시스|뉴스1|AP|AFP|로이터)[^)\]】]{0,20}[)\]】]/u;
/** "新华社北京5月4日电", "（中央社記者某某東京4日電）". */
const chinese =
  /^[（(]?(新华社|新華社|中新社|中央社)(?:记者|記者)?(?:\p{Script=Han}{2,4}(?=\p{Script=Han}{2}\d))?(\p{Script=Han}{2,6}?)(?:\d{1,2}月)?\d{1,2}日(?:[\p{Script=Han}]{0,6})?[电電讯訊]/u;
/** "【ロンドン時事】", "【ソウル共同】". */
const japanese = /^【([\p{Script=Han}\p{Script=Katakana}ー]{2,12}?)(時事|共同|ロイター|AFP|CNN)[^】]{0,10}】/u;

/** Names of wires in their own scripts. */
const wires: Record<string, string> = {
  ТАСС: 'ТАСС',
  'РИА Новости': 'РИА Новости',
  Интерфакс: 'Interfax',
  INTERFAX: 'Interfax',
  연합뉴스: 'Yonhap',
  뉴시스: 'Newsis',
  뉴스1: 'News1',
  로이터: 'Reuters',
  新华社: 'Xinhua',
  新華社: 'Xinhua',
  中新社: 'CNS',
  中央社: 'CNA',
  時事: 'Jiji',
  共同: 'Kyodo',
  ロイター: 'Reuters',
  AP: 'AP',
  AFP: 'AFP',
  CNN: 'CNN',
};

/** A standfirst may stand before the paragraph that opens the story. */
export const openings = 3;

/** The place and wire at the head of one paragraph; both null where it opens without. */
export function readOpening(text: string): Opening {
  const head = text.slice(0, 160);
  const stated = withAgency.exec(head);
  const agency = stated ? agencyOf(stated[2]!) : null;
  if (stated && agency) return { place: stated[1]!.trim(), agency };
  for (const [form, place, wire] of [
    [russian, 1, 2],
    [korean, 1, 2],
    [japanese, 1, 2],
    [chinese, 2, 1],
  ] as const) {
    const match = form.exec(head);
    if (match) return { place: match[place]!, agency: wires[match[wire]!] ?? null };
  }
  const shouted = capitals.exec(head) ?? colon.exec(head);
  const place = shouted ? shouted[1]!.trim() : null;
  return { place: place && !noPlace.test(place) ? place : null, agency: null };
}

/** As the first paragraphs open with it, else as declared. */
export function readDateline(candidates: readonly Candidate[], blocks: readonly Block[]): string | null {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, openings);
  for (const { text } of paragraphs) {
    const { place } = readOpening(text);
    if (place) return place;
  }
  return ranked(candidates, 'dateline')[0]?.value ?? null;
}
