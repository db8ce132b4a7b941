import { type Element, isTag } from 'domhandler';
import type { Image } from '../../types.js';
import { type Page, resolveUrl, textOf, textUpTo } from '../page.js';
import { addressOfHeading } from '../heading-address.js';
import { closest, isWithin, parentElement } from '../ancestors.js';
import type { Run, Runs } from '../runs.js';
import { captionText } from './caption-text.js';
import { isFurniture, isNoPicture } from './furniture-images.js';
import { pictureAddress } from './picture-address.js';
import { attributeOf } from '../page-element.js';

const figureNames = new Set(['figure', 'picture-figure', 'amp-figure']);
const maxImages = 100;
/** Smaller pictures are icons, counters and portraits. */
const minSize = 80;
const minSquare = 110;

/** Pictures between the first and the last run of the story (and just before it), with caption and credit. */
export function imagesOf(chosen: readonly Run[], runs: Runs, page: Page): Image[] {
  const first = chosen[0];
  const last = chosen[chosen.length - 1];
  if (!first || !last) return [];
  let from = Math.max(0, first.mediaBefore - 1);
  while (from > 0 && isSameGallery(runs.media[from]!, runs.media[from - 1]!)) from--;
  const among: Element[] = [];
  const hidden = runs.unscripted.filter(({ mediaBefore }) => mediaBefore >= first.mediaBefore);
  for (let at = from; at <= last.mediaBefore; at++) {
    while (hidden[0] && hidden[0].mediaBefore <= at) among.push(hidden.shift()!.picture);
    if (at < last.mediaBefore) among.push(runs.media[at]!);
  }
  const behind = picturesBehind(last, runs, page);
  const isOthers = (element: Element, image: Image): boolean =>
    isFurniture(element, behind.has(element) ? { ...image, caption: null } : image, page);
  return imagesAmong([...among, ...behind], page, isOthers);
}

const articles = new Set(['article']);
const maxBetween = 60;

/** A gallery right behind the last paragraph: pictures with lines of their own and no other text before them, in the same article or box. */
function picturesBehind({ index, block, mediaBefore }: Run, runs: Runs, page: Page): Set<Element> {
  const article = closest(block, articles);
  const story = article ?? parentElement(block);
  const found = new Set<Element>();
  let next = index + 1;
  let box: Element | null = null;
  for (const element of runs.media.slice(mediaBefore, mediaBefore + maxImages)) {
    const before = box;
    // Its own line; the by-line between a gallery's lead and its first picture.
    const isLine = ({ inner, text, level }: Run): boolean =>
      before ? isWithin(inner, before) : article !== null && level === 0 && text.length <= maxBetween;
    for (; next < runs.list.length && runs.list[next]!.mediaBefore <= mediaBefore + found.size; next++)
      if (!isLine(runs.list[next]!)) return found;
    box = closest(element, figureNames) ?? boxOf(element);
    const line = box && captionHolder(box);
    if (!line || !story || !isWithin(element, story) || closest(element, articles) !== article) return found;
    if (addressOfHeading(line, page) !== null) return found;
    found.add(element);
  }
  return found;
}

/** Figures side by side. */
function isSameGallery(one: Element | undefined, other: Element): boolean {
  const figure = one ? closest(one, figureNames) : null;
  return figure !== null && closest(other, figureNames)?.parent === figure.parent;
}

/** All pictures of a fragment that is one story, wherever they stand and whatever they link to. */
export function imagesOfFragment(runs: Runs, page: Page): Image[] {
  return imagesAmong(runs.media, page, isNoPicture);
}

function imagesAmong(media: readonly Element[], page: Page, isLeftOut: typeof isFurniture): Image[] {
  const images: Image[] = [];
  const seen = new Set<string>();
  for (const element of media) {
    const image = element.name === 'img' || element.name === 'amp-img' ? readImage(element, page) : null;
    if (!image?.url || seen.has(image.url)) continue;
    // Teasers have lines that are named like captions, but seldom `<figcaption>`.
    const sure = hasFigcaption(element) ? image : { ...image, caption: null };
    if (isLeftOut(element, sure, page)) continue;
    seen.add(image.url);
    images.push(image);
    if (images.length >= maxImages) break;
  }
  return images;
}

function readImage(element: Element, page: Page): Image | null {
  let width = positive(attributeOf(element, 'width'));
  let height = positive(attributeOf(element, 'height'));
  const isPoint = width === 1 && height === 1;
  if (!isPoint && isSmall(width, height)) return null;
  const url = resolveUrl(page, pictureAddress(element));
  if (!url) return null;
  // A point is the placeholder's size, not that of the picture behind it.
  if (isPoint && url === resolveUrl(page, attributeOf(element, 'src'))) return null;
  if (isPoint) [width, height] = [null, null];
  const box = closest(element, figureNames) ?? boxOf(element);
  const { caption, credit } = box ? captionOf(box) : { caption: null, credit: null };
  const alt = attributeOf(element, 'alt')?.replace(/\s+/g, ' ').trim() || null;
  return { url, caption, credit, alt, width, height };
}

const isSmall = (width: number | null, height: number | null): boolean =>
  (width ?? minSize) < minSize ||
  (height ?? minSize) < minSize ||
  (width !== null && height !== null && Math.max(width, height) < minSquare);

/** Pixels; a share of the column ("100%") is not a size. */
function positive(value: string | undefined): number | null {
  const number = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? '')?.[1];
  return number && Number(number) > 0 ? Number(number) : null;
}

const creditWords = /(?:^|[^a-z])(?:credit|credits|copyright|photographer|source|byline|author|rights)(?:$|[^a-z])/i;
const captionWords =
  /(?:^|[\s_-])(?:captions?|legend[ae]?|cutline|bildunterschrift|bildtext|didascalia|podpis|(?:img|image|pic|photo)-?_?(?:te?xt|descr?|description))(?:$|[\s_-])/i;
/** A box of a picture and its line, in divisions or in a table; a longer text is the story. */
const maxBoxLevels = 4;
const maxBoxText = 600;
const maxBoxParts = 40;
const maxCredit = 120;

/** Where no `<figure>` stands around a picture: the smallest box that has a line named as its caption, and no other picture. */
function boxOf(element: Element): Element | null {
  let node = parentElement(element);
  for (let level = 0; node && level < maxBoxLevels; level++, node = parentElement(node)) {
    // In this order: a row of thousands of pictures is not read anew for each.
    if (node.children.length > maxBoxParts || find(node, (one) => one !== element && isPicture(one))) return null;
    if (textUpTo(node, maxBoxText).length > maxBoxText) return null;
    if (find(node, isCaption)) return node;
  }
  return null;
}

function hasFigcaption(element: Element): boolean {
  const figure = closest(element, figureNames);
  return figure !== null && find(figure, ({ name }) => name === 'figcaption') !== null;
}

const isPicture = ({ name }: Element): boolean => name === 'img' || name === 'amp-img';
const isCaption = (element: Element): boolean => element.name === 'figcaption' || captionWords.test(nameOf(element));
const nameOf = (element: Element): string => attributeOf(element, 'class') ?? attributeOf(element, 'itemprop') ?? '';

const captionHolder = (box: Element): Element | null =>
  find(box, ({ name }) => name === 'figcaption') ?? find(box, isCaption);

function captionOf(box: Element): { caption: string | null; credit: string | null } {
  const isCredit = (element: Element): boolean =>
    creditWords.test(nameOf(element)) && textOf(element) !== '' && textOf(element).length <= maxCredit;
  const holder = captionHolder(box);
  // The credit may stand beside the line, too.
  const creditElement = (holder && find(holder, isCredit)) ?? (holder && find(box, isCredit));
  if (!holder) return { caption: null, credit: null };
  const credit = creditElement ? captionText(creditElement) || null : null;
  const whole = captionText(holder);
  const caption = credit ? whole.replace(credit, ' ').replace(/\s+/g, ' ').trim() : whole;
  return { caption: caption || null, credit };
}

function find(root: Element, test: (element: Element) => boolean): Element | null {
  const stack = [...root.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!isTag(node)) continue;
    if (test(node)) return node;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return null;
}
