import type { Element } from 'domhandler';
import { weightOf } from '../shared/unspaced.js';
import { parentElement } from './ancestors.js';
import { hostOf } from './body/features.js';
import type { PageLook } from './body/page-kind.js';
import { type Page, resolveUrl, textOf, textUpTo } from './page.js';
import { attributeOf } from './page-element.js';

// A section's or an author's page: cards, each with a title that leads to another page of the site and a lead.

const minCards = 4;
/** The share of the kept text that stands beside the cards, in lines that are no paragraphs. */
const maxShareOutside = 0.3;
const paragraph = 80;
const maxCard = 800;
const cutOff = /(?:…|\.{3})[\s\])»”"]*$/;
const minTitle = 10;
const minLead = 40;
const maxLinks = 400;
const maxClimb = 4;

interface Title {
  link: Element;
  text: string;
  address: string;
}

/**
 * Whether nearly all that was kept are leads on cards. A story that declares its date or its author has its own text: there, as on an
 * author's page, leads must break off.
 */
export function isCardIndex(page: Page, { isArticle, isDated, hasAuthor, kept }: PageLook): boolean {
  const cut = kept.filter((text) => cutOff.test(text));
  const areCut = cut.length >= minCards;
  const isStory = isDated || hasAuthor;
  if (isArticle || (isStory && !areCut)) return false;
  const titles = titlesOf(page);
  if (titles.length < minCards) return false;
  const owners = ownersOf(titles);
  const leads = isStory ? cut : kept.filter((text) => weightOf(text) >= minLead || cut.includes(text));
  const onCards = new Map<string, string>();
  const names = new Set<string>();
  for (const title of titles) {
    const lead = leadOf(title, owners, leads);
    if (lead === null) continue;
    onCards.set(lead, title.address);
    names.add(title.text);
  }
  if (new Set(onCards.values()).size < minCards) return false;
  // The day may stand before the title.
  const isTitle = (text: string): boolean => [...names].some((name) => text.endsWith(name) || text.startsWith(name));
  const others = kept.filter((text) => !onCards.has(text) && !isTitle(text));
  const length = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
  // A paragraph beside the cards may be a story above teasers of others; above leads that break off stands who wrote them.
  const paragraphs = others.filter((text) => weightOf(text) >= paragraph).length;
  return paragraphs <= Number(areCut) && length(others) <= maxShareOutside * length(kept);
}

/** Links that are long enough to be titles and lead to other pages of the site. */
function titlesOf(page: Page): Title[] {
  const host = hostOf(page.url);
  return (page.byTag.get('a') ?? []).slice(0, maxLinks).flatMap((link): Title[] => {
    const text = textOf(link);
    const href = attributeOf(link, 'href');
    const address = href && weightOf(text) >= minTitle ? resolveUrl(page, href)?.split('#', 1)[0] : null;
    const isOther = address && address !== page.url && hostOf(address) === host;
    return isOther ? [{ link, text, address }] : [];
  });
}

/** Boxes around the titles, and where the only one in each leads; null where there are several. */
function ownersOf(titles: readonly Title[]): Map<Element, string | null> {
  const owners = new Map<Element, string | null>();
  for (const { link, address } of titles)
    for (const box of boxesAround(link))
      owners.set(box, !owners.has(box) || owners.get(box) === address ? address : null);
  return owners;
}

function boxesAround(link: Element): Element[] {
  const boxes: Element[] = [];
  for (let box = parentElement(link); box && boxes.length < maxClimb; box = parentElement(box)) boxes.push(box);
  return boxes;
}

/** What stands beside a title in the nearest box that holds text of its own and no other title. */
function leadOf(title: Title, owners: ReadonlyMap<Element, string | null>, leads: readonly string[]): string | null {
  for (const box of boxesAround(title.link)) {
    const card = owners.get(box) === title.address ? textUpTo(box, maxCard) : '';
    if (card === '' || card.length > maxCard) return null;
    // Of old, title and lead stand in one cell, with a break between them.
    const isLead = (one: string): boolean =>
      one.startsWith(title.text) ? weightOf(one) >= weightOf(title.text) + minLead : !one.includes(title.text);
    const lead = leads.find((one) => card.includes(one) && isLead(one));
    if (lead !== undefined) return lead;
  }
  return null;
}
