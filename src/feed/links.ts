import { attributeOf, type FeedElement, plainTextOf, linkIn } from './tree.js';

// Links of a feed or entry: Atom's by relation, RSS's as text, guid as a last resort.

const linkNames = new Set(['link', 'itunes:link']);
const htmlTypes = /^(text\/html|application\/xhtml\+xml|text\/x-html|html)?$/i;

/** The page that an element (feed, channel, entry, item) is about. */
export function readPageLink(element: FeedElement): string | null {
  const links = element.elements.filter((child) => child.name === 'link');
  const texts = links.filter((link) => attributeOf(link, 'href') === null && isAlternate(link));
  const typed = links.filter((link) => attributeOf(link, 'href') !== null);
  const alternates = typed.filter(isAlternate);
  const html = alternates.find((link) => htmlTypes.test(attributeOf(link, 'type')?.split(';')[0]?.trim() ?? ''));
  for (const text of texts) {
    const value = plainTextOf(text);
    if (value !== '') return linkIn(value, text.base);
  }
  const chosen = html ?? alternates[0];
  if (chosen) return linkIn(attributeOf(chosen, 'href')!, chosen.base);
  return attributeOf(element, 'href') === null ? null : linkIn(attributeOf(element, 'href')!, element.base);
}

function isAlternate(link: FeedElement): boolean {
  return (attributeOf(link, 'rel') ?? 'alternate').toLowerCase().endsWith('alternate');
}

/** Atom content that is elsewhere (RFC 4287 section 4.1.3.2): the page itself, where nothing else says which. */
export function contentLink(element: FeedElement): string | null {
  const content = contentElsewhere(element);
  return content && htmlTypes.test(content.type ?? '') ? content.url : null;
}

/** Where the content is, and of what type. */
export function contentElsewhere(element: FeedElement): { url: string; type: string | null } | null {
  const content = element.elements.find((child) => child.name === 'content');
  const src = content ? attributeOf(content, 'src') : null;
  const url = content && src !== null ? linkIn(src, content.base) : null;
  return url === null ? null : { url, type: attributeOf(content!, 'type')?.split(';')[0]?.trim() ?? null };
}

/** Of an Atom entry that has no link of any kind, or empty ones: its id, where that is an address. */
export function idLink(element: FeedElement): string | null {
  const id = element.elements.find((child) => child.name === 'id');
  const isLed = (link: FeedElement): boolean => attributeOf(link, 'href') !== null || plainTextOf(link) !== '';
  if (!id || element.elements.some((child) => child.name === 'link' && isLed(child))) return null;
  const value = plainTextOf(id);
  return /^https?:\/\/[^\s/]+\/\S+$/i.test(value) ? linkIn(value, null) : null;
}

/** Atom links by relation, in order. */
export function linksByRelation(
  element: FeedElement,
): { rel: string; url: string; type: string | null; length: string | null }[] {
  return element.elements.flatMap((child) => {
    const href = linkNames.has(child.name) ? attributeOf(child, 'href') : null;
    const url = href === null ? null : linkIn(href, child.base);
    if (url === null) return [];
    const rel = (attributeOf(child, 'rel') ?? 'alternate').toLowerCase().replace(/^.*[/#]/, '');
    return [{ rel, url, type: attributeOf(child, 'type'), length: attributeOf(child, 'length') }];
  });
}

/** A guid is a link unless it says that it is none; one that is not an address is none either. */
export function guidLink(element: FeedElement): string | null {
  const guid = element.elements.find((child) => child.name === 'guid');
  if (!guid || attributeOf(guid, 'ispermalink')?.toLowerCase() === 'false') return null;
  const value = plainTextOf(guid);
  if (/^https?:\/\/\S+$/i.test(value)) return linkIn(value, null);
  const isRelative = guid.base !== null && attributeOf(guid, 'ispermalink') !== null && /^[^\s:]+$/.test(value);
  return isRelative ? linkIn(value, guid.base) : null;
}
