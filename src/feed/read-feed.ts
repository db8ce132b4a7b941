import { FeedElement } from './element.js';
import { isoOf } from './element.js';
import type { FeedInfo, FeedOptions, ParsedFeed } from './feed-types.js';
import { absoluteUrl } from './markup.js';
import { Namespaces } from './namespaces.js';
import { authorsOf, isTextLink, readEntry } from './read-entry.js';
import type { FeedNode, FeedTree } from './tree.js';

/** A tree of any XML vocabulary of feeds (RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF) → one form; null where it is none. */
export function readFeed(tree: FeedTree, options: FeedOptions): ParsedFeed | null {
  if (!tree.root) return null;
  const base = options.contentLocation ? absoluteUrl(options.contentLocation, options.url) : options.url;
  const names = new Namespaces(tree.root);
  const root = new FeedElement(tree.root, names, base);
  const channel = channelOf(root);
  if (!channel) return null;
  const items = itemsOf(tree.root, names, base);
  const whole = tree.isCut && items.length > 1 ? items.filter(({ node }) => node.isClosed) : items;
  const language = languageOf(root, channel, options);
  const inherited = { authors: root.key === 'feed' ? authorsOf(channel) : [], language };
  return {
    feed: infoOf(root, channel, language),
    entries: whole.map((item) => readEntry(item, inherited)),
    next: linkOf(channel, 'next') ?? linkOf(channel, 'prev-archive'),
    hub: linkOf(channel, 'hub'),
    self: linkOf(channel, 'self'),
    hints: hintsOf(channel),
    notices: tree.isCut ? [`the feed is cut off after ${whole.length} complete entries`] : [],
  };
}

function channelOf(root: FeedElement): FeedElement | null {
  if (root.key === 'feed' || root.key === 'channel') return root;
  const channel = root.first('channel');
  if (channel) return channel;
  return /^(rss|rdf:rdf|rdf)$/.test(root.key) ? root : null;
}

/** Items wherever they stand among the containers: inside the channel, beside it (RDF), or in one another (end tags forgotten). */
function itemsOf(root: FeedNode, names: Namespaces, base: string | null): FeedElement[] {
  const items: FeedElement[] = [];
  const stack: { node: FeedNode; base: string | null }[] = [{ node: root, base }];
  while (stack.length > 0) {
    const { node, base: above } = stack.pop()!;
    const key = names.keyOf(node);
    const isItem = key === 'item' || (key === 'entry' && node.parent?.name !== '');
    const own = node.attributes['xml:base'];
    if (isItem) items.push(new FeedElement(node, names, base, above));
    if (!isItem && !/^(rss|rdf|rdf:rdf|channel|feed|items|x:items)$/.test(key)) continue;
    const below = own ? absoluteUrl(own, above) : above;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]!;
      if (typeof child !== 'string') stack.push({ node: child, base: below });
    }
  }
  return items;
}

function infoOf(root: FeedElement, channel: FeedElement, language: string | null): FeedInfo {
  const date = (...keys: string[]): string | null => {
    for (const key of keys) {
      const found = channel.first(key)?.date();
      if (found) return found;
    }
    const attribute = channel.attribute('lastmod');
    return attribute ? isoOf(attribute) : null;
  };
  return {
    title: channel.first('title', 'dc:title', 'atom:title', 'media:title')?.title() ?? null,
    link: feedLink(channel),
    description:
      channel
        .first(
          'description',
          'subtitle',
          'tagline',
          'abstract',
          'dc:description',
          'atom:subtitle',
          'itunes:summary',
          'itunes:subtitle',
        )
        ?.html() ?? null,
    language,
    updated: date('updated', 'modified', 'atom:updated', 'lastbuilddate', 'pubdate', 'dc:date', 'dcterms:modified'),
    image: imageOf(root, channel),
  };
}

function feedLink(channel: FeedElement): string | null {
  const links = channel.all('link', 'atom:link');
  const text = links.find(isTextLink)?.url();
  if (text) return text;
  const alternate = links.filter(
    (link) => link.attribute('href') !== null && (link.attribute('rel') ?? 'alternate') === 'alternate',
  );
  const best =
    alternate.find((link) => /^(|text\/html|application\/xhtml\+xml)$/i.test(link.attribute('type') ?? '')) ??
    alternate[0];
  if (best) return absoluteUrl(best.attribute('href')!, best.base);
  const href = channel.attribute('href') ?? channel.attribute('rdf:about');
  return href ? absoluteUrl(href, channel.base) : null;
}

function linkOf(channel: FeedElement, rel: string): string | null {
  const link = channel
    .all('link', 'atom:link', 'itunes:link')
    .find((one) => one.attribute('rel') === rel && one.attribute('href'));
  return link ? absoluteUrl(link.attribute('href')!, link.base) : null;
}

function languageOf(root: FeedElement, channel: FeedElement, options: FeedOptions): string | null {
  return (
    channel.first('language', 'dc:language')?.text() ??
    channel.attribute('xml:lang') ??
    root.attribute('xml:lang') ??
    options.contentLanguage
  );
}

function imageOf(root: FeedElement, channel: FeedElement): string | null {
  // RDF has its image beside the channel.
  const image = channel.first('image', 'logo', 'itunes:image') ?? root.first('image');
  const address =
    image?.first('url')?.text() ??
    image?.attribute('href') ??
    image?.attribute('url') ??
    (image && image.children().length === 0 ? image.text() : null) ??
    channel.first('media:thumbnail')?.attribute('url') ??
    channel.first('icon')?.text() ??
    image?.attribute('rdf:resource') ??
    null;
  const link = channel
    .all('link', 'atom:link', 'itunes:link')
    .find((one) => one.attribute('rel') === 'image' && one.attribute('href'));
  const found = address ?? link?.attribute('href') ?? null;
  return found ? absoluteUrl(found, channel.base) : null;
}

const periods: Record<string, number> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

function hintsOf(channel: FeedElement): ParsedFeed['hints'] {
  const numbers = (key: string, inner: string): string[] =>
    channel
      .first(key)
      ?.all(inner)
      .flatMap((one) => one.text() ?? []) ?? [];
  const ttl = Number(channel.first('ttl')?.text() ?? Number.NaN);
  const period = channel.first('sy:updateperiod')?.text()?.toLowerCase();
  const frequency = Number(channel.first('sy:updatefrequency')?.text() ?? 1);
  return {
    ttlMinutes: Number.isFinite(ttl) && ttl > 0 ? ttl : null,
    // Some write 1 to 24; 24 is midnight.
    skipHours: numbers('skiphours', 'hour')
      .map(Number)
      .filter((hour) => hour >= 0 && hour <= 24)
      .map((hour) => hour % 24),
    skipDays: numbers('skipdays', 'day'),
    updateSeconds:
      period && Object.hasOwn(periods, period) ? Math.round(periods[period]! / (frequency > 0 ? frequency : 1)) : null,
  };
}
