import type { FeedNode } from './tree.js';

/** What feeds use, by address; the prefix in the document may be any. Compared without case, `www.` and a final slash. */
const prefixes: Record<string, string> = {
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns#': 'atom',
  'example.com/newformat#': 'atom',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss': '',
  'purl.org/net/rss1.1#': '',
  'w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/slash': 'slash',
  'search.yahoo.com/mrss': 'media',
  'search.yahoo.com/rss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'podcastindex.org/namespace/1.0': 'podcast',
  'georss.org/georss': 'georss',
  'wellformedweb.org/commentapi': 'wfw',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'w3.org/1999/xhtml': 'xhtml',
  'purl.org/syndication/thread/1.0': 'thr',
  'purl.org/syndication/history/1.0': 'fh',
  'w3.org/2000/svg': 'svg',
  'w3.org/1998/math/mathml': 'mathml',
  'xml.org': 'xml',
};

/** Prefixes that mean what they always mean where a document forgot to declare them. */
const known = new Set(Object.values(prefixes));

function prefixOf(address: string): string | null {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/+$/, '');
  return Object.hasOwn(prefixes, plain) ? prefixes[plain]! : null;
}

/** Gives each element the key `prefix:local` in fixed prefixes and lower case; elements of the feed's own format have no prefix. */
export class Namespaces {
  private readonly declared = new Map<FeedNode, Map<string, string>>();
  private readonly keys = new Map<FeedNode, string>();
  private readonly own: string;

  constructor(root: FeedNode) {
    this.own = this.rawKey(root).split(':')[0] === 'atom' ? 'atom:' : '';
  }

  /** `title`, `dc:creator`, `media:content`, `xhtml:div`; `x:` stands before names of a namespace nobody knows. */
  keyOf(node: FeedNode): string {
    let key = this.keys.get(node);
    if (key === undefined) {
      const raw = this.rawKey(node);
      key = this.own !== '' && raw.startsWith(this.own) ? raw.slice(this.own.length) : raw;
      this.keys.set(node, key);
    }
    return key;
  }

  private rawKey(node: FeedNode): string {
    const colon = node.name.indexOf(':');
    const prefix = colon === -1 ? '' : node.name.slice(0, colon);
    const local = node.name.slice(colon + 1).toLowerCase();
    const address = this.addressOf(node, prefix);
    if (address === null) {
      const plain = prefix.toLowerCase();
      if (plain === '') return local;
      return known.has(plain) ? `${plain}:${local}` : `x:${local}`;
    }
    const fixed = prefixOf(address);
    if (fixed === null) return prefix === '' ? local : `x:${local}`;
    return fixed === '' ? local : `${fixed}:${local}`;
  }

  private addressOf(node: FeedNode, prefix: string): string | null {
    for (let one: FeedNode | null = node; one; one = one.parent) {
      const address = this.declarations(one).get(prefix);
      if (address !== undefined) return address;
    }
    return null;
  }

  private declarations(node: FeedNode): Map<string, string> {
    let map = this.declared.get(node);
    if (!map) {
      map = new Map();
      for (const [name, value] of Object.entries(node.attributes)) {
        if (name === 'xmlns') map.set('', value);
        else if (name.startsWith('xmlns:')) map.set(name.slice(6), value);
      }
      this.declared.set(node, map);
    }
    return map;
  }
}
