import { isUnfilledText } from '../shared/untrue-address.js';
import { decodeXmlEntities } from '../shared/xml-entities.js';
import type { Enclosure } from './feed-types.js';
import { contentElsewhere } from './links.js';
import { plainTitle } from './plain-text.js';
import { attributeOf, type FeedElement, plainTextOf, linkIn } from './tree.js';

// Pictures, attachments and keywords of an entry or feed, from RSS, Atom, Media RSS and iTunes.

interface TypedLink {
  rel: string;
  url: string;
  type: string | null;
  length: string | null;
}

const wrappers = new Set(['media:group', 'media:content']);

/** The same element with the children of media groups beside its own; what it had itself comes first. */
export function unwrapMedia(element: FeedElement): FeedElement {
  if (!element.elements.some((child) => wrappers.has(child.name))) return element;
  const elements = [...element.elements];
  // Grows while it is read: a group may hold contents that hold texts.
  for (const element of elements)
    if (wrappers.has(element.name)) for (const child of element.elements) elements.push(child);
  return { ...element, elements };
}

function addressOf(element: FeedElement, ...attributes: string[]): string | null {
  for (const name of attributes) {
    const value = attributeOf(element, name);
    if (value !== null) return linkIn(value, element.base);
  }
  return null;
}

/** RSS enclosures, Atom `rel=enclosure`, Media RSS contents; each address once. */
export function readEnclosures(element: FeedElement, links: readonly TypedLink[]): Enclosure[] {
  const found: Enclosure[] = [];
  for (const child of element.elements) {
    if (child.name !== 'enclosure' && child.name !== 'media:content') continue;
    if (isSmaller(child)) continue;
    const url = addressOf(child, 'url', 'href', 'resource');
    const length = attributeOf(child, 'length') ?? attributeOf(child, 'filesize');
    if (url) found.push({ url, type: typeOf(child), length, ...(isPicture(child) ? saidOf(child) : {}) });
  }
  const elsewhere = contentElsewhere(element);
  if (elsewhere?.type && /^(?:audio|video|image)\//i.test(elsewhere.type)) found.push({ ...elsewhere, length: null });
  for (const { rel, url, type, length } of links) if (rel === 'enclosure') found.push({ url, type, length });
  const seen = new Set<string>();
  return found.filter(({ url }) => !seen.has(url) && seen.add(url)).slice(0, maxOfEach);
}

const media = new Set(['media:content', 'media:group', 'enclosure']);

/** What Media RSS says of a picture: in it, or around it where nothing else stands that it could be said of. */
function saidOf(child: FeedElement): Omit<Enclosure, 'url' | 'type' | 'length'> {
  const places = [child];
  for (let at = child; at.parent && media.has(at.name); at = at.parent) {
    if (at.parent.elements.some((one) => one !== at && media.has(one.name) && !isSmaller(one))) break;
    places.push(at.parent);
  }
  const text = (...names: string[]): string | null => {
    const said = places.flatMap(({ elements }) => elements.find(({ name }) => names.includes(name)) ?? [])[0];
    return (said && plainTitle(plainTextOf(said), 'bare')) || null;
  };
  return {
    caption: text('media:description', 'media:text'),
    credit: text('media:credit', 'media:copyright'),
    width: attributeOf(child, 'width'),
    height: attributeOf(child, 'height'),
  };
}

/**
 * Whether the same picture stands beside it in a wider form: all pictures of a group are one, and so are those whose addresses differ in
 * their queries alone. The first counts where none says how wide it is.
 */
function isSmaller(child: FeedElement): boolean {
  const { parent } = child;
  if (!parent || child.name !== 'media:content' || !isPicture(child)) return false;
  let widest = widestOf.get(parent);
  if (!widest) {
    widest = new Map<string, FeedElement>();
    for (const one of parent.elements) {
      if (one.name !== 'media:content' || !isPicture(one)) continue;
      const known = widest.get(pictureOf(one, parent));
      if (!known || widthOf(one) > widthOf(known)) widest.set(pictureOf(one, parent), one);
    }
    widestOf.set(parent, widest);
  }
  return child !== widest.get(pictureOf(child, parent));
}

/** By picture; made once for what stands in one element. */
const widestOf = new WeakMap<FeedElement, Map<string, FeedElement>>();

const pictureOf = (child: FeedElement, parent: FeedElement): string =>
  parent.name === 'media:group' ? '' : (attributeOf(child, 'url') ?? '').split(/[?#]/, 1)[0]!;

const isPicture = (child: FeedElement): boolean => typeOf(child)?.startsWith('image/') ?? false;

const widthOf = (child: FeedElement): number => Number(attributeOf(child, 'width')) || 0;

/** Tags or attachments of one entry; more are somebody's joke, and each costs a hundred times its length. */
const maxOfEach = 500;

/** As it is stated, else by `medium="image"`, else a picture by the ending of its address. */
function typeOf(child: FeedElement): string | null {
  const type = attributeOf(child, 'type');
  if (type !== null) return type;
  const medium = attributeOf(child, 'medium')?.toLowerCase();
  if (medium && ['image', 'video', 'audio'].includes(medium)) return `${medium}/*`;
  return /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i.test(attributeOf(child, 'url') ?? '') ? 'image/*' : null;
}

/** The picture that the entry or feed names. */
export function readImage(element: FeedElement, links: readonly TypedLink[]): string | null {
  const named = (...names: string[]): FeedElement[] => element.elements.filter(({ name }) => names.includes(name));
  const own = named('logo', 'image', 'itunes:image');
  const linked = (rel: string): string | undefined => links.find((link) => link.rel === rel)?.url;
  const media = mediaImage(element);
  // A thumbnail is smaller than the picture beside it, an icon smaller still.
  const thumbnails = media === null ? named('media:thumbnail') : [];
  const shown = [...own, ...thumbnails.sort((one, other) => widthOf(other) - widthOf(one))];
  return firstImage(shown) ?? linked('image') ?? media ?? firstImage(named('icon')) ?? linked('icon') ?? null;
}

function firstImage(children: readonly FeedElement[]): string | null {
  for (const child of children) {
    const found = imageOf(child);
    if (found) return found;
  }
  return null;
}

function imageOf(child: FeedElement): string | null {
  if (child.name === 'itunes:image') return addressOf(child, 'href', 'url');
  if (child.name === 'media:thumbnail') return addressOf(child, 'url') ?? textAddress(child);
  if (child.name === 'logo' || child.name === 'icon') return textAddress(child) ?? addressOf(child, 'href');
  if (child.name !== 'image') return null;
  const url = child.elements.find((one) => one.name === 'url' || one.name === 'href');
  if (url) return textAddress(url) ?? addressOf(url, 'resource');
  return addressOf(child, 'url', 'href', 'resource', 'src') ?? textAddress(child);
}

function textAddress(element: FeedElement): string | null {
  if (element.elements.length > 0) return null;
  const text = plainTextOf(element);
  return text === '' || /\s/.test(text) ? null : linkIn(text, element.base);
}

function mediaImage(element: FeedElement): string | null {
  for (const child of element.elements) {
    if (child.name !== 'media:content' && child.name !== 'enclosure') continue;
    if (isPicture(child) && !isSmaller(child)) return addressOf(child, 'url', 'href');
  }
  return null;
}

const tagNames = new Set([
  'category',
  'dc:subject',
  'itunes:category',
  'media:category',
  'keywords',
  'dcterms:subject',
]);

/** Categories and subjects in order, each once; keywords that stand in one text are cut at commas. */
export function readTags(element: FeedElement): string[] {
  const tags: string[] = [];
  const stack = [...element.elements].reverse();
  for (let child = stack.pop(); child; child = stack.pop()) {
    if (tagNames.has(child.name)) tags.push(tagOf(child) ?? '');
    if (child.name === 'itunes:category') stack.push(...child.elements.slice(0, maxOfEach).reverse());
    if (child.name === 'itunes:keywords' || child.name === 'media:keywords')
      tags.push(...plainTextOf(child).split(/[,;]/, maxOfEach));
    if (child.name === 'dc:subject' || child.name === 'dcterms:subject')
      tags.push(...topicLinks(child).slice(0, maxOfEach));
  }
  // Written within CDATA they are escaped once more.
  const all = new Set(
    tags
      .map((tag) => decodeXmlEntities(tag).replace(/\s+/g, ' ').trim())
      .filter((tag) => tag !== '' && !isUnfilledText(tag)),
  );
  return [...all].slice(0, maxOfEach);
}

function tagOf(child: FeedElement): string | null {
  const text = child.elements.length === 0 ? plainTextOf(child) : '';
  const term = attributeOf(child, 'term');
  // A term may be an address, a number or a slug of the publisher's own; its label is for people (RFC 4287 section 4.2.2.3).
  const label = attributeOf(child, 'label');
  const isCode = term !== null && (/^(https?:\/\/\S+|\d+)$/i.test(term) || isSlug(term, label ?? ''));
  if (isCode && label !== null) return label;
  return term ?? attributeOf(child, 'text') ?? (text || label);
}

const isSlug = (term: string, label: string): boolean =>
  term.toLowerCase() !== label.toLowerCase() && slugOf(term) === slugOf(label);

/** What programs make of a name for their addresses: no capitals, no accents, hyphens for all that is no letter. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-');

/** RDF: a subject may be a topic with a value of its own. */
function topicLinks(child: FeedElement): string[] {
  return child.elements.flatMap((topic) =>
    topic.elements.filter((part) => part.name === 'rdf:value' || part.name === 'rdfs:label').map(plainTextOf),
  );
}
