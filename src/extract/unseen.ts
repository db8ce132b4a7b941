import type { Element } from 'domhandler';
import { attributeOf, hasClass, hasHidden, hasStyle, notesOf } from './page-element.js';

// What a page holds and does not show, as its own mark-up says.

/** How an element is hidden: so that scripts may open it (`display: none`), or for good (a label for screen readers). */
export type Hiding = 'closed' | 'never' | null;

const hidingStyle =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|r?em|%)?\s*(?:!important\s*)?(?:;|$))/i;
const placed = /(?:^|;)\s*position\s*:\s*(?:absolute|fixed)/i;
const offScreen = /(?:^|;)\s*(?:left|right|top)\s*:\s*-\d{3,}|(?:^|;)\s*clip\s*:\s*rect\(\s*[01](?:px)?[\s,]/i;
const longestStyle = 500;

/** How frameworks name labels for screen readers, Discuz! the letters that it strews over a text, and MediaWiki the links to edit. */
const hidingName =
  /(?:^|\s)(?:sr-only|(?:\w{1,20}-)?(?:visually-?hidden|screen-?reader-?(?:text|only))|show-for-sr|element-invisible|jammer|mw-editsection)(?=$|\s)/i;
/** Fonts that draw a picture for its name: `<i class="material-icons">open_in_new</i>`. */
const iconFont = /(?:^|\s)material-(?:icons|symbols)/;
const longestName = 300;

export function hidingOf(element: Element): Hiding {
  const { has, className } = notesOf(element);
  if (has & hasClass && isHidingName(className)) return 'never';
  if (has & hasHidden && (attributeOf(element, 'hidden') ?? 'until-found').toLowerCase() !== 'until-found')
    return 'closed';
  if ((has & hasStyle) === 0) return null;
  const style = attributeOf(element, 'style')!.slice(0, longestStyle);
  if (placed.test(style) && offScreen.test(style)) return 'never';
  return hidingStyle.test(style) ? 'closed' : null;
}

function isHidingName(className: string): boolean {
  const name = className.slice(0, longestName);
  return hidingName.test(name) || iconFont.test(name);
}
