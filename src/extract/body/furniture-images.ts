import type { Element } from 'domhandler';
import { saysFurniture, saysPlaceholder } from '../../shared/picture-words.js';
import { siteOf } from '../../shared/site-of.js';
import type { Image } from '../../types.js';
import { type Page, resolveUrl } from '../page.js';
import { closest, parentElement } from '../ancestors.js';
import { attributeOf, notesOf } from '../page-element.js';

// Pictures that stand among the story's and are none of it: logos, portraits of authors, teasers of other stories. One that
// has a caption is the story's.

/** Of authors, and the small faces that systems put in place of signs. */
const portraitWords = /(?:^|[\s_-])(?:author|authors|avatar|byline|bio|reporter|contributor|emoji|smiley)(?:[\s_-]|$)/i;
const links = new Set(['a']);

/** Elements above a picture whose names say what it is. */
const namedLevels = 3;

export function isFurniture(element: Element, image: Image, page: Page): boolean {
  return (
    isNoPicture(element, image) ||
    (image.caption === null && (leadsToOtherPage(element, page) || isAdvert(element, image, page)))
  );
}

/** Sizes of banners (https://www.iab.com/guidelines/iab-new-ad-portfolio/, and the older ones). */
const bannerSizes = new Set(
  '728x90 970x90 970x66 970x250 980x240 980x120 930x180 468x60 234x60 300x250 336x280 250x250 180x150 160x600 120x600 300x600 120x240 240x400 300x50 320x50 320x100 88x31'.split(
    ' ',
  ),
);

/** A banner: it has the size of one and leads to another site. Links that are paid for (`rel=sponsored`) hold the pictures of what a story is about. */
function isAdvert(element: Element, { url, width, height }: Image, page: Page): boolean {
  const link = closest(element, links);
  if (!link || !page.url) return false;
  const target = resolveUrl(page, attributeOf(link, 'href'));
  if (!target || siteOf(new URL(target).hostname) === siteOf(new URL(page.url).hostname)) return false;
  const file = url?.slice(url.lastIndexOf('/')) ?? '';
  const named = /(?<!\d)(\d{2,3}x\d{2,3})(?!\d)/.exec(file)?.[1];
  return bannerSizes.has(`${width}x${height}`) || (named !== undefined && bannerSizes.has(named));
}

/** Furniture by what it says of itself, whatever it links to. */
export function isNoPicture(element: Element, image: Image): boolean {
  if (image.caption !== null) return saysPlaceholder(image.url);
  return saysFurniture(image.url, image.alt) || isPortrait(element) || isTool(element, image);
}

const minShown = 200;
const minTold = 30;

/** It stands in a link that writes a mail or runs a script; one that is large or says what it shows is opened by its script. */
function isTool(element: Element, { width, alt }: Image): boolean {
  const href = closest(element, links)?.attribs.href ?? '';
  if (/^mailto:/i.test(href)) return true;
  return /^javascript:/i.test(href) && (width ?? 0) < minShown && (alt?.length ?? 0) < minTold;
}

function isPortrait(element: Element): boolean {
  let node: Element | null = element;
  for (let level = 0; node && level <= namedLevels; level++) {
    if (portraitWords.test(`${notesOf(node).className} ${attributeOf(node, 'itemprop') ?? ''}`)) return true;
    node = parentElement(node);
  }
  return false;
}

/** A teaser: inside a link to another page of the site. A larger form of the picture and the page itself are not other pages. */
function leadsToOtherPage(element: Element, page: Page): boolean {
  const href = closest(element, links)?.attribs.href;
  if (href === undefined || !page.url) return false;
  const target = resolveUrl(page, href);
  if (target === null || !/^https?:/.test(target)) return false;
  const [there, here] = [new URL(target), new URL(page.url)];
  const isSite = siteOf(there.hostname) === siteOf(here.hostname);
  const isFile =
    /\.(?:jpe?g|png|webp|gif|avif)$/i.test(there.pathname) ||
    /\b(?:attachment|image|img|media|uploads)\b/i.test(there.href);
  return isSite && !isFile && !there.pathname.startsWith(here.pathname.replace(/\/$/, ''));
}
