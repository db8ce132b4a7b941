// What an address or a link's words say of a feed behind it.

const feedTypes =
  /^(application|text)\/(rss|atom|rdf|feed|x-rss|x-atom)\+(xml|json)\b|^(application|text)\/(xml|json)(?![\w+])/i;

/** Media types of feeds, and the plain ones that careless pages use for them. */
export function isFeedType(type: string): boolean {
  return feedTypes.test(type.trim());
}

const feedPath =
  /(^|\/)(rss|feeds?|atom|rdf)([\d.]*|[-_.][\w-]*)?\/?$|\.(rss|atom|rdf)$|\/(rss|feeds?|atom|rdf)\/|[-_/.]?(rss|feed|atom)[\w-]*\.(xml|json|php|aspx?)$/i;
const feedQuery = /[?&](feed|format|type|output|alt)=(rss\d*|atom|rdf|feed|json-?feed)\b/i;
const noFeed = /\.(png|jpe?g|gif|svg|webp|ico|css|js|mp3|mp4|pdf)$/i;

/** Whether an address looks like a feed's. */
export function isFeedAddress(address: string): boolean {
  const url = new URL(address);
  return feedPath.test(url.pathname) || feedQuery.test(url.search) || /^(feeds?|rss)\./i.test(url.hostname);
}

/** A link that is called so leads to a feed or to a page of them. */
export function isFeedWord(label: string): boolean {
  return /^(rss|atom|xml|feeds?|web ?feeds?|(rss|atom|xml|news)[\s/-]*feeds?|feeds? \(?(rss|atom)\)?|subscribe (via|by) rss|rss[- ]?(newsfeeds?|kan[aä]le?|канал\w*|ленты?|订阅))$/i.test(
    label.trim(),
  );
}

/** Buttons of readers hold the feed's address at their end or in a parameter. */
const readers =
  /(^|\.)(feedly\.com|inoreader\.com|newsblur\.com|netvibes\.com|theoldreader\.com|feedbin\.com|add\.my\.yahoo\.com|bloglines\.com)$/i;

/** A button that adds a feed to a reader. */
export function isReaderButton(href: string): boolean {
  return URL.canParse(href) && readers.test(new URL(href).hostname);
}

/** Whether an address is a picture's, a style's or another thing's that no feed is. */
export function isOtherFile(address: string): boolean {
  return noFeed.test(new URL(address).pathname);
}

/** No server takes a longer one; what is longer is a picture or a program written as an address. */
const longestAddress = 8_192;

/** The absolute http(s) address without fragment; `feed:` and readers' buttons undone. Null where it leads nowhere. */
export function feedAddress(href: string, base: string): string | null {
  if (href.length > longestAddress) return null;
  const plain = href
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  let url: URL;
  try {
    url = new URL(plain, base);
  } catch {
    return null; // no address
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  if (readers.test(url.hostname)) {
    const inside = /https?(?::|%3a)(?:\/|%2f){2}.+$/i.exec(url.pathname + url.search)?.[0];
    return inside ? insideAddress(inside) : null;
  }
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

function insideAddress(text: string): string | null {
  try {
    return new URL(/%2f/i.test(text) ? decodeURIComponent(text.replace(/&.*$/, '')) : text).href;
  } catch {
    return null; // a button without an address
  }
}
