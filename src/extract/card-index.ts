import { type ChildNode, type Element, isTag } from 'domhandler';
import { weightOf } from '../shared/unspaced.js';
import { closest, parentElement } from './ancestors.js';
import { hostOf } from './body/features.js';
import type { PageLook } from './body/page-kind.js';
import { isFrontPage } from './front-page.js';
import { metaContent, type Page, resolveUrl, textOf, textUpTo } from './page.js';
import { attributeOf } from './page-element.js';

// A section's or an author's page: cards, each with a title that leads to another page of the site and a lead.

const minCards = 4;
/** At the root of a site hardly any story stands, nor on a page that calls itself the site's: fewer cards are enough there. */
const minCardsOfSite = 3;
/** At the root, whole posts are cards, too. */
const maxPost = 20_000;
/** The share of the kept text that stands beside the cards, in lines that are no paragraphs. */
const maxShareOutside = 0.3;
const paragraph = 80;
const maxCard = 800;
const cutOff = /(?:…|\.{3})[\s\])»”"]*$/;
const minTitle = 10;
const minLead = 40;
const maxLinks = 400;
const maxClimb = 4;

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const isHeading = (node: ChildNode): boolean => isTag(node) && headings.has(node.name);

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
  const isFront = isFrontPage(page.url);
  const isStory = isDated || hasAuthor;
  const isOfSite = !isStory && metaContent(page, 'og:type')?.toLowerCase() === 'website';
  const least = isFront || isOfSite ? minCardsOfSite : minCards;
  const cut = kept.filter((text) => cutOff.test(text));
  const areCut = cut.length >= least;
  if (isArticle || (isStory && !areCut)) return false;
  const all = titlesOf(page);
  // Where titles are headings, links to authors and sections beside them are none.
  const headed = all.filter(({ link }) => closest(link, headings) || link.children.some(isHeading));
  const titles = headed.length >= least ? headed : all;
  if (titles.length < least) return false;
  const owners = ownersOf(titles);
  const leads = isStory ? cut : kept.filter((text) => weightOf(text) >= minLead || cut.includes(text));
  const cards = new Set<string>();
  const addresses = new Set<string>();
  const names: string[] = [];
  for (const title of titles) {
    const card = cardOf(title, owners, leads, isFront ? maxPost : maxCard);
    if (card === null) continue;
    cards.add(card);
    addresses.add(title.address);
    names.push(title.text);
  }
  if (addresses.size < least) return false;
  const texts = [...cards].join('\n');
  // The day may stand before the title.
  const isTitle = (text: string): boolean => names.some((name) => text.endsWith(name) || text.startsWith(name));
  const others = kept.filter((text) => !texts.includes(text) && !isTitle(text));
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

/** The text of the nearest box that holds a title, a lead and no other title; null where there is none. */
function cardOf(
  title: Title,
  owners: ReadonlyMap<Element, string | null>,
  leads: readonly string[],
  longest: number,
): string | null {
  for (const box of boxesAround(title.link)) {
    const card = owners.get(box) === title.address ? textOfBox(box, longest) : '';
    if (card === '' || card.length > longest) return null;
    // Of old, title and lead stand in one cell, with a break between them.
    const isLead = (one: string): boolean =>
      one.startsWith(title.text) ? weightOf(one) >= weightOf(title.text) + minLead : !one.includes(title.text);
    if (leads.some((one) => card.includes(one) && isLead(one))) return card;
  }
  return null;
}

/** Of a term, with what is said of it. */
function textOfBox(box: Element, longest: number): string {
  let behind = box.name === 'dt' ? box.next : null;
  while (behind && !isTag(behind)) behind = behind.next;
  const text = textUpTo(box, longest);
  return behind?.name === 'dd' ? `${text}\n${textUpTo(behind, longest)}` : text;
}
