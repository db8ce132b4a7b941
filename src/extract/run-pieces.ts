import { LatinTwin } from '../shared/latin-twin.js';
import { type Element, isTag, isText, type Text } from 'domhandler';
import { closest } from './ancestors.js';
import { attributeOf, hasStyle, notesOf } from './page-element.js';

// Pieces of text that a reader sees otherwise than the mark-up has them.

/** "(opens in new tab)" for screen readers, in the languages of news sites; with the words of the link it would stand in its sentence. */
const windowNote =
  /^[\s(,[–-]*(?:(?:this |the )?(?:link )?(?:will )?opens? (?:in )?(?:an? )?new (?:browser )?(?:tab|window)|external link|(?:der )?(?:link )?(?:öffnet|wird)(?: sich)? (?:im|in einem|in) neuen (?:browser-?)?(?:tab|fenster)(?: geöffnet)?|externer link|(?:s['’]ouvre dans (?:une )?)?nouvelle fenêtre|lien externe|(?:se )?abre en (?:una )?(?:nueva )?(?:ventana|pestaña)(?: nueva)?|(?:si )?apre (?:in )?una nuova (?:scheda|finestra)|abre (?:em|numa) (?:uma )?nova (?:guia|janela|aba)|opent in (?:een )?nieuw (?:venster|tabblad)|öppnas i (?:ett )?(?:nytt fönster|ny flik)|åpnes i (?:et )?(?:nytt vindu|ny fane)|åbner i (?:et )?(?:nyt vindue|ny fane))[\s).\]]*$/i;
const shortestNote = 12;
const longestNote = 60;

export function isWindowNote(text: string): boolean {
  return text.length >= shortestNote && text.length <= longestNote && windowNote.test(text);
}

const note = /^\s*(?:\d{1,3}|[*†‡]{1,3})\s*$/;
/** Brackets tell without being raised that a linked figure is not of the text. */
const bracketed = /^\s*[[(]\d{1,3}[\])]\s*$/;
const back = /^\s*[↩↑⤴⬆←^#¶§]\ufe0e?\s*$/;

/** A mark that leads to a note of the same page, or back from it: `<sup><a href="#n1">1</a></sup>`, `<a href="#r1">↩</a>`. */
export function isNoteMark(node: Text): boolean {
  if (node.data.length > 8) return false;
  const isBracketed = bracketed.test(node.data);
  const isMark = isBracketed || note.test(node.data);
  if (!isMark && !back.test(node.data)) return false;
  let isRaised = false;
  let isBeside = false;
  for (let up = node.parent, level = 0; up && isTag(up) && level < 3; up = up.parent, level++) {
    isRaised ||= up.name === 'sup';
    isBeside ||= up.name === 'a' && (attributeOf(up, 'href') ?? '').startsWith('#');
  }
  return isBeside && (isRaised || !isMark || isBracketed);
}

const count = /^\s*[[(]?\d{1,5}[\])]?\s*$/;
const longestCount = 8;
const commentNames = /komm?ent|comm?ent|yorum/i;

/** How many comments there are, in a link of its own in front of a paragraph: `<a class="comments_count" href="#comments">0</a>`. */
export function isCommentCount(node: Text): boolean {
  if (node.data.length > longestCount || !count.test(node.data)) return false;
  for (let up = node.parent, level = 0; up && isTag(up) && level < 2; up = up.parent, level++)
    if (up.name === 'a') return commentNames.test(notesOf(up).className);
  return false;
}

const capitalNames = /(?:^|[\s_-])(?:initial|drop-?cap|first-?letter|lettrine|capitular|capital)/i;

const loneCapital = new LatinTwin(/^\s*["“„«‘']?\p{Lu}\s*$/u);
/** A blank behind one of these parts two words: "O mercado", "À Paris", "У місті". */
const oneLetterWord = /^\s*["“„«‘']?[AEIOUÀÉÓÖYKSVWZАВЗИІКОСУЯЄ]\s*$/u;

/** Whether a blank stands behind a letter, in its own element or just after it. */
function isParted(node: Text): boolean {
  if (/\s$/.test(node.data)) return true;
  let next = node.next;
  for (let at = node.parent, level = 0; !next && at && isTag(at) && level < 2; at = at.parent, level++) next = at.next;
  while (next && isTag(next)) next = next.children[0] ?? null;
  return next !== null && isText(next) && /^\s/.test(next.data);
}

/** Scripts without blanks: none behind their first letter either. */
const unspacedLetter = /^\s*["“„«‘'「『《]?[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]\s*$/u;
const floats = /(?:^|;)\s*(?:float\s*:\s*(?:left|right|inline-start)|initial-letter\s*:)/i;
const longestStyle = 300;

function isSetLarge(element: Element): boolean {
  const { has, className } = notesOf(element);
  if (capitalNames.test(className)) return true;
  return (has & hasStyle) !== 0 && floats.test(attributeOf(element, 'style')!.slice(0, longestStyle));
}

/** A first letter that is set apart to be large: `<span class="dropcap">N</span> ot a word was said`. */
export function isDropCapital(node: Text): boolean {
  if (!loneCapital.test(node.data) && !unspacedLetter.test(node.data)) return false;
  if (oneLetterWord.test(node.data) && isParted(node)) return false;
  let element = node.parent;
  for (let level = 0; level < 2 && element && isTag(element); level++) {
    if (isSetLarge(element)) return true;
    element = element.parent;
  }
  return false;
}

const figure = new Set(['figure']);

/** The picture of a figure that shows it only to who runs no scripts. */
export function onlyPicture(noscript: Element, before: Element | undefined): Element | null {
  const box = closest(noscript, figure);
  if (box === null || (before && closest(before, figure) === box)) return null;
  return noscript.children.find((child): child is Element => isTag(child) && child.name === 'img') ?? null;
}
