import type { FeedElement } from './element.js';
import { isoOf } from './element.js';
import type { Enclosure, FeedEntry } from './feed-types.js';
import { absoluteUrl, foldSpace } from './markup.js';

/** Everything that one `<item>` or `<entry>` says, whatever vocabulary it says it in. */
export function readEntry(item: FeedElement, inherited: { authors: string[]; language: string | null }): FeedEntry {
  const authors = authorsOf(item);
  return {
    title: item.first('title', 'dc:title', 'atom:title', 'media:title', 'itunes:title')?.title() ?? null,
    link: linkOf(item),
    originalLink: item.first('feedburner:origlink')?.url() ?? null,
    id: idOf(item),
    published: dateOf(
      item,
      'pubdate',
      'published',
      'atom:published',
      'issued',
      'dcterms:issued',
      'dc:date',
      'dcterms:created',
      'created',
    ),
    updated:
      dateOf(item, 'updated', 'modified', 'atom:updated', 'atom:modified', 'dcterms:modified', 'lastbuilddate') ??
      lastModOf(item),
    ...textsOf(item),
    authors: authors.length > 0 ? authors : inherited.authors,
    tags: tagsOf(item),
    enclosures: enclosuresOf(item),
    image: imageOf(item),
    comments: item.first('comments')?.url() ?? linkWithRel(item, 'replies'),
    source: sourceOf(item),
    language: item.first('dc:language', 'language')?.text() ?? item.attribute('xml:lang') ?? inherited.language,
  };
}

function dateOf(item: FeedElement, ...keys: string[]): string | null {
  for (const key of keys) {
    for (const element of item.all(key)) {
      const date = element.date();
      if (date) return date;
    }
  }
  return null;
}

/** CDF has its date in an attribute. */
function lastModOf(item: FeedElement): string | null {
  const text = item.attribute('lastmod');
  return text ? isoOf(text) : null;
}

function textsOf(item: FeedElement): { summary: string | null; content: string | null } {
  const summary = item.first(
    'description',
    'summary',
    'atom:summary',
    'dc:description',
    'abstract',
    'itunes:summary',
    'media:description',
    'itunes:subtitle',
  );
  const content = item.first(
    'content:encoded',
    'content',
    'atom:content',
    'xhtml:body',
    'body',
    'xhtml:div',
    'fullitem',
    'x:fullitem',
  );
  const grouped = item.first('media:group')?.first('media:description') ?? null;
  // An Atom content with `src` is elsewhere; what stands inside is nothing.
  return { summary: (summary ?? grouped)?.html() ?? null, content: content?.html() ?? null };
}

const htmlType = /^(|text\/html|application\/xhtml\+xml)$/i;

/** The story's page: of several links the alternate one that is HTML; a guid that is a permalink stands in (RSS 2.0). */
function linkOf(item: FeedElement): string | null {
  const links = item.all('link', 'atom:link');
  const typed = links.filter(
    (link) => link.attribute('href') !== null && (link.attribute('rel') ?? 'alternate') === 'alternate',
  );
  const own = links.find(isTextLink)?.url();
  if (own) return own;
  const best = typed.find((link) => htmlType.test(link.attribute('type') ?? '')) ?? typed[0];
  if (best) return absoluteUrl(best.attribute('href')!, best.base);
  const href = item.attribute('href'); // CDF
  if (href) return absoluteUrl(href, item.base);
  const guid = item.first('guid');
  const isPermalink = guid !== null && (guid.attribute('isPermaLink') ?? 'true').toLowerCase() !== 'false';
  const guidText = guid?.text() ?? null;
  if (isPermalink && guidText && /^(https?:)?\/\/|^[./]/i.test(guidText)) return guid?.url() ?? null;
  const about = item.attribute('rdf:about');
  return about && /^https?:/i.test(about) ? about : null;
}

/** RSS has the address as text; a `rel` other than `alternate` makes it something else. */
export function isTextLink(link: FeedElement): boolean {
  return (
    link.attribute('href') === null && (link.attribute('rel') ?? 'alternate') === 'alternate' && link.text() !== null
  );
}

function linkWithRel(item: FeedElement, rel: string): string | null {
  const link = item
    .all('link', 'atom:link', 'itunes:link')
    .find((one) => one.attribute('rel') === rel && one.attribute('href'));
  return link ? absoluteUrl(link.attribute('href')!, link.base) : null;
}

function idOf(item: FeedElement): string | null {
  const element = item.first('guid', 'id', 'atom:id', 'dc:identifier');
  const text = element?.text() ?? null;
  // An id is a URI; one that is only a path means nothing outside its feed.
  if (text !== null) return /^[a-z][a-z0-9+.-]*:|^[^/]*$/i.test(text) ? text : (element?.url() ?? text);
  return item.attribute('rdf:about');
}

/** Names as written; a person construct gives its name, else its address. */
export function authorsOf(item: FeedElement): string[] {
  const people = item.all('author', 'atom:author', 'dc:creator', 'dc:author', 'itunes:author');
  const names = people.map(personName).filter((name): name is string => name !== null);
  return [...new Set(names)];
}

function personName(element: FeedElement): string | null {
  const name = element.first('name', 'atom:name')?.text();
  if (name) return name;
  const email = element.first('email', 'atom:email')?.text();
  if (email) return email;
  return element.children().length > 0 ? null : nameOf(element.text());
}

/** RSS has "mail@example.org (Name)" in its author element, and people write it in every order. */
export function nameOf(text: string | null): string | null {
  if (!text) return null;
  const behind = /^\S+@\S+\s*\(([^()]+)\)$/.exec(text) ?? /^([^<>()]+?)\s*[<(]\S+@\S+[>)]$/.exec(text);
  return foldSpace((behind?.[1] ?? text).replace(/^"(.*)"$/, '$1')) || null;
}

function tagsOf(item: FeedElement): string[] {
  const tags: string[] = [];
  for (const element of item.all(
    'category',
    'atom:category',
    'dc:subject',
    'dcterms:subject',
    'media:category',
    'itunes:category',
  )) {
    const text =
      element.attribute('term') ?? element.title() ?? element.attribute('text') ?? element.attribute('label');
    if (text) tags.push(text);
  }
  for (const element of item.all('itunes:keywords', 'media:keywords', 'keywords')) {
    const text = element.text() ?? '';
    tags.push(
      ...text
        .split(text.includes(',') ? ',' : /\s+/)
        .map(foldSpace)
        .filter(Boolean),
    );
  }
  return [...new Set(tags)];
}

function enclosuresOf(item: FeedElement): Enclosure[] {
  const found: Enclosure[] = [];
  const add = (element: FeedElement, address: string | null, size: string): void => {
    if (!address) return;
    const url = absoluteUrl(address, element.base);
    if (found.some((one) => one.url === url)) return;
    found.push({ url, type: element.attribute('type'), length: element.attribute(size) });
  };
  for (const element of item.all('enclosure'))
    add(element, element.attribute('url') ?? element.attribute('href'), 'length');
  for (const link of item.all('link', 'atom:link')) {
    if (link.attribute('rel') === 'enclosure') add(link, link.attribute('href'), 'length');
  }
  for (const element of mediaOf(item)) add(element, element.attribute('url'), 'fileSize');
  return found;
}

/** Media elements of the item itself and of its groups. */
function mediaOf(item: FeedElement): FeedElement[] {
  const groups = item.all('media:group');
  return [...item.all('media:content'), ...groups.flatMap((group) => group.all('media:content'))];
}

function imageOf(item: FeedElement): string | null {
  const thumbnails = [item, ...item.all('media:group'), ...mediaOf(item)].flatMap((one) => one.all('media:thumbnail'));
  const media = mediaOf(item).find(
    (one) => one.attribute('medium') === 'image' || /^image\//.test(one.attribute('type') ?? ''),
  );
  const enclosure = item.all('enclosure').find((one) => /^image\//.test(one.attribute('type') ?? ''));
  const own = item.first('image', 'itunes:image', 'x:image');
  const address =
    own?.first('url')?.text() ??
    own?.attribute('href') ??
    own?.attribute('url') ??
    thumbnails[0]?.attribute('url') ??
    media?.attribute('url') ??
    enclosure?.attribute('url') ??
    own?.text() ??
    null;
  return address ? absoluteUrl(address, item.base) : null;
}

function sourceOf(item: FeedElement): string | null {
  const source = item.first('source', 'atom:source', 'dc:source');
  if (!source) return null;
  const title = source.first('title', 'atom:title');
  if (title) return title.html();
  return source.children().length > 0 ? null : source.text();
}
