import { withPlainAmpersands } from '../shared/twice-escaped.js';
import { decodeXmlEntities } from '../shared/xml-entities.js';
import { scanXml, type XmlAttribute } from '../shared/xml-scan.js';
import { tagsOfCategory } from './category.js';

export { formatOpml, type OpmlOutput } from './format.js';

// Lists of feeds as readers exchange them (http://opml.org/spec2.opml): OPML 1.0 to 2.0 in, 2.0 out. Lists that a list includes
// are not followed.

/** One feed of a list. */
export interface OpmlFeed {
  /** Absolute http(s). */
  url: string;
  title: string | null;
  /** The site's page. */
  htmlUrl: string | null;
  /** What its `category` says; where it has none, the names of the folders around it, outermost first. Each once. */
  tags: string[];
  /** Names of the folders around it, the outer one first, with slashes between them. */
  folder: string | null;
  /** Its `description`. */
  note: string | null;
}

/** A list of feeds, as feed readers exchange them. */
export interface OpmlList {
  title: string | null;
  feeds: OpmlFeed[];
  /** What stands where a feed's address should, as written. */
  unreadable: string[];
}

/** Folders deeper than this name no more tags. */
const maxFolders = 20;

/** The feeds of a list in its order, each address once. Ill-formed lists are read as far as they go; never throws. */
export function parseOpml(text: string): OpmlList {
  const reader = new OpmlReader();
  scanXml(text, reader);
  const title = (reader.title && decodeXmlEntities(reader.title).replace(/\s+/g, ' ').trim()) || null;
  return { title, feeds: [...reader.feeds.values()], unreadable: reader.unreadable };
}

class OpmlReader {
  readonly feeds = new Map<string, OpmlFeed>();
  readonly unreadable: string[] = [];
  title: string | null = null;
  private isTitle = false;
  /** Names of the open outlines; '' for a feed's own. */
  private readonly folders: string[] = [];
  private overflow = 0;

  open(name: string, attributes: XmlAttribute[], isEmpty: boolean): void {
    const local = localName(name);
    this.isTitle = local === 'title' && this.title === null && !isEmpty;
    if (local !== 'outline') return;
    const values = new Map(attributes.map(([key, value]) => [key.toLowerCase(), value.trim()]));
    // Some readers write a feed's title as it stood in the feed: with references in it, which are escaped a second time here.
    const label = decodeXmlEntities(values.get('title') || values.get('text') || '').trim() || null;
    const written = values.get('xmlurl') || (isFeedType(values.get('type')) ? values.get('url') : undefined);
    const url = addressOf(written);
    if (url)
      this.addFeed(url, isAddressOf(label, written, withPlainAmpersands(written ?? ''), url) ? null : label, values);
    else if (written) this.unreadable.push(written);
    if (isEmpty) return;
    if (this.folders.length >= maxFolders) this.overflow++;
    else this.folders.push(url ? '' : (label ?? ''));
  }

  close(name: string): void {
    this.isTitle = false;
    if (localName(name) !== 'outline') return;
    if (this.overflow > 0) this.overflow--;
    else this.folders.pop();
  }

  text(text: string): void {
    if (this.isTitle) this.title = (this.title ?? '') + text;
  }

  private addFeed(url: string, title: string | null, values: ReadonlyMap<string, string>): void {
    const folders = this.folders.filter((folder) => folder !== '');
    const category = values.get('category');
    const tags = category === undefined ? folders : tagsOfCategory(category);
    const known = this.feeds.get(url);
    if (known) known.tags = [...new Set([...known.tags, ...tags])];
    else {
      const htmlUrl = addressOf(values.get('htmlurl'));
      const folder = folders.join('/') || null;
      const note = values.get('description') || null;
      this.feeds.set(url, { url, title, htmlUrl, tags: [...new Set(tags)], folder, note });
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** Who knows no title writes the address in its place, as `text` must be there. */
const isAddressOf = (label: string | null, ...addresses: (string | undefined)[]): boolean =>
  label !== null && addresses.includes(label);

/** OPML 1.0 writers: `type="rss" url="…"`. */
function isFeedType(type: string | undefined): boolean {
  return /^(rss|atom|feed)/i.test(type ?? '');
}

/** `feed:` is how some readers write http. */
function addressOf(text: string | undefined): string | null {
  const plain = withPlainAmpersands(text ?? '')
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  try {
    const url = new URL(plain);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null; // no address
  }
}
