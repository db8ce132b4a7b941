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
export function prefixOfNamespace(uri: string): string | null {
  const plain = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  if (Object.hasOwn(prefixes, plain)) return prefixes[plain]!;
  return plain === '' || plain.startsWith('backend.userland.com/rss') ? '' : null;
}

/** What an undeclared prefix means. */
export function prefixOfUndeclared(prefix: string): string {
  const plain = prefix.toLowerCase();
  return plain === 'atom' || plain === 'rss' ? '' : known.has(plain) ? plain : 'other';
}
