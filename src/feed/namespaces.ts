import type { XmlAttribute } from '../shared/xml-scan.js';

// Namespaces by address, never by the prefix that a feed happens to use (https://www.w3.org/TR/xml-names/).

/** '' is the feed's own vocabulary: RSS of every version, Atom of both, CDF. */
const prefixes: Readonly<Record<string, string>> = {
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'purl.org/rss/1.0': '',
  'purl.org/rss/1.0/modules/rss091': '',
  'purl.org/net/rss1.1': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss': '',
  'example.com/newformat': '',
  'example.com/necho': '',
  'purl.org/echo': '',
  'uri/of/echo/namespace': '',
  'purl.org/pie': '',
  'purl.org/atom/ns': '',
  'www.w3.org/2005/atom': '',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/slash': 'slash',
  'purl.org/rss/1.0/modules/image': 'image',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'www.georss.org/georss': 'georss',
  'www.w3.org/2003/01/geo/wgs84_pos': 'geo',
  'wellformedweb.org/commentapi': 'wfw',
  'purl.org/syndication/thread/1.0': 'thr',
  'purl.org/syndication/history/1.0': 'fh',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'news.google.com': 'news',
  'turbo.yandex.ru': 'turbo',
  'www.w3.org/1999/xhtml': 'xhtml',
  'www.w3.org/2000/svg': 'svg',
  'www.w3.org/1998/math/mathml': 'mathml',
  'www.w3.org/xml/1998/namespace': 'xml',
  'podlove.org/simple-chapters': 'psc',
  'web.resource.org/cc': 'cc',
  'backend.userland.com/creativecommonsrssmodule': 'creativecommons',
};

/** Prefixes that mean what they say where a feed forgot to declare them. */
const known = new Set([...Object.values(prefixes), 'atom', 'cc']);

/** The fixed prefix of a namespace; null for one that no feed module of ours has. */
function prefixOfNamespace(uri: string): string | null {
  const plain = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  if (Object.hasOwn(prefixes, plain)) return prefixes[plain]!;
  return plain === '' || plain.startsWith('backend.userland.com/rss') ? '' : null;
}

/** What an undeclared prefix means. */
function prefixOfUndeclared(prefix: string): string {
  const plain = prefix.toLowerCase();
  return plain === 'atom' || plain === 'rss' ? '' : known.has(plain) ? plain : 'other';
}

/** An element's name by fixed prefix and in lower case, its local name as written, and the fixed prefix. */
export interface FeedName {
  name: string;
  local: string;
  prefix: string;
}

/** Scopes are copied at each declaration; no feed needs more. */
const maxPrefixes = 200;
/** Names remembered; a feed has some dozens. */
const maxNames = 500;

/** The namespaces in force at one place. Remembers what names mean, as a feed has the same few a thousand times. */
export class NameScope {
  private readonly names = new Map<string, FeedName>();

  /** Addresses by prefix as written. */
  constructor(private readonly addresses: ReadonlyMap<string, string>) {}

  /** This scope with the declarations of one element. */
  with(attributes: readonly XmlAttribute[]): NameScope {
    let inner: Map<string, string> | null = null;
    for (const [name, value] of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      inner ??= new Map(this.addresses);
      if (inner.size < maxPrefixes) inner.set(name.slice(6), value);
    }
    return inner ? new NameScope(inner) : this;
  }

  nameOf(written: string): FeedName {
    const known = this.names.get(written);
    if (known) return known;
    const colon = written.indexOf(':');
    const writtenPrefix = colon === -1 ? '' : written.slice(0, colon);
    const local = written.slice(colon + 1);
    const prefix = this.prefixOf(writtenPrefix);
    const lower = local.toLowerCase();
    const found = { name: prefix === '' ? lower : `${prefix}:${lower}`, local, prefix };
    if (this.names.size < maxNames) this.names.set(written, found);
    return found;
  }

  private prefixOf(written: string): string {
    const address = this.addresses.get(written);
    if (address === undefined) return written === '' ? '' : prefixOfUndeclared(written);
    return prefixOfNamespace(address) ?? (written === '' ? '' : 'other');
  }
}
