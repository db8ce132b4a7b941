import { type Element, isTag } from 'domhandler';
import { Likeness } from '../../shared/likeness.js';
import { metaContent, type Page, textOf } from '../page.js';
import { type Run, runsOf } from '../runs.js';

// Where things stand on the page: what a reader would call "under the headline", "in the side column", "among the comments".

export interface Zone {
  isNavigation: boolean;
  isFooter: boolean;
  isAside: boolean;
  isComment: boolean;
  /** Teasers of other stories. */
  isOthers: boolean;
  isArticle: boolean;
  isBio: boolean;
}

const zoneWords: [keyof Zone, RegExp][] = [
  ['isNavigation', /(^|[\s_-])(nav|navbar|navigation|menu|submenu|topbar|masthead|breadcrumbs?)([\s_-]|$)/i],
  ['isFooter', /(^|[\s_-])(site-?|page-?|global-?)?footer([\s_-]|$)|colophon/i],
  ['isAside', /(^|[\s_-])(aside|sidebar|side-?bar|rail|right-?col(umn)?|widgets?)([\s_-]|$)/i],
  [
    'isComment',
    /(^|[\s_-])(comments?|disqus|replies|respond|kommentar\w*|commentaires?|comentarios?)([\s_-]|$)|commentlist/i,
  ],
  [
    'isOthers',
    /related|recommend|recirc|popular|most-?read|trending|teaser|card|more-(from|news|stories|on)|read-?(more|next)|also-?(read|like)|latest|similar|promo|carousel|slider|newsletter|outbrain|taboola|list-?item|story-?list|archive-?list|next-?(post|article)|prev/i,
  ],
  ['isArticle', /(^|[\s_-])(article|post|entry|story|hentry|single)([\s_-]|$)/i],
  ['isBio', /author-?(bio|box|info|card|about|desc\w*|profile)|about-?(the-?)?author|(^|[\s_-])bio([\s_-]|$)/i],
];

function zoneOfBits(bits: number): Zone {
  const [isNavigation, isFooter, isAside, isComment, isOthers, isArticle, isBio] = zoneWords.map(
    (_, at) => (bits & (1 << at)) !== 0,
  ) as [boolean, boolean, boolean, boolean, boolean, boolean, boolean];
  return { isNavigation, isFooter, isAside, isComment, isOthers, isArticle, isBio };
}

const zoneBit = (key: keyof Zone): number => 1 << zoneWords.findIndex(([name]) => name === key);

const zoneTags: Record<string, number> = {
  nav: zoneBit('isNavigation'),
  footer: zoneBit('isFooter'),
  aside: zoneBit('isAside'),
  article: zoneBit('isArticle'),
};

/** Beyond this many ancestors a word in a class name says nothing about the element. */
const maxClimb = 40;

/** Positions in units of text runs, counted from the headline. */
export class Layout {
  readonly runs: Run[];
  readonly headline: Element | null;
  /** Index of the headline's run; 0 where there is none. */
  readonly headlineRun: number;
  /** Where each run's innermost element starts in the page's text. */
  private readonly runStarts: number[] = [];
  private readonly zones = new Map<Element, Zone>();
  /** What the element's own tag and names say, as bits. */
  private readonly ownZones = new Map<Element, number>();
  private readonly namedZones = new Map<string, number>();

  constructor(page: Page) {
    this.runs = runsOf(page).list;
    for (const run of this.runs) this.runStarts.push(run.inner.startIndex ?? 0);
    this.headline = mainHeading(page);
    this.headlineRun = this.headline ? this.runOf(this.headline) : 0;
  }

  /** Index of the first run in or after the element. */
  runOf(element: Element): number {
    const start = element.startIndex ?? 0;
    let low = 0;
    let high = this.runStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runStarts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Runs between the headline and the element; negative above it. */
  distance(element: Element): number {
    return this.runOf(element) - this.headlineRun;
  }

  zoneOf(element: Element): Zone {
    const known = this.zones.get(element);
    if (known) return known;
    let bits = 0;
    let node: Element | null = element;
    for (let climbed = 0; node && climbed < maxClimb; climbed++) {
      if (node.name === 'body' || node.name === 'html') break;
      bits |= this.ownZone(node);
      node = node.parent && isTag(node.parent) ? node.parent : null;
    }
    const zone = zoneOfBits(bits);
    this.zones.set(element, zone);
    return zone;
  }

  private ownZone(element: Element): number {
    let bits = this.ownZones.get(element);
    if (bits === undefined) {
      bits = (zoneTags[element.name] ?? 0) | this.namedZone(element);
      this.ownZones.set(element, bits);
    }
    return bits;
  }

  private namedZone({ attribs: { class: classNames, id } }: Element): number {
    if (!classNames && !id) return 0;
    const key = id ? `${classNames ?? ''} ${id}` : classNames!;
    let bits = this.namedZones.get(key);
    if (bits === undefined) {
      bits = 0;
      const names = key.slice(0, 400);
      for (const [at, [, pattern]] of zoneWords.entries()) if (pattern.test(names)) bits |= 1 << at;
      this.namedZones.set(key, bits);
    }
    return bits;
  }

  /** The same as numbers for a weighed choice. */
  traits(element: Element): Record<string, number> {
    const zone = this.zoneOf(element);
    const run = this.runOf(element);
    return {
      distance: run - this.headlineRun,
      depth: this.runs.length > 0 ? run / this.runs.length : 0,
      nav: Number(zone.isNavigation),
      footer: Number(zone.isFooter),
      aside: Number(zone.isAside),
      comment: Number(zone.isComment),
      others: Number(zone.isOthers),
      article: Number(zone.isArticle),
      bio: Number(zone.isBio),
    };
  }
}

/** The heading that is most like what the page calls itself elsewhere. */
function mainHeading(page: Page): Element | null {
  const title = page.byTag.get('title')?.[0];
  const names = [metaContent(page, 'og:title') ?? '', title ? textOf(title) : ''].filter(Boolean);
  const alike = new Likeness();
  let best: Element | null = null;
  let bestScore = -1;
  for (const tag of ['h1', 'h2'] as const) {
    for (const element of (page.byTag.get(tag) ?? []).slice(0, 30)) {
      const text = textOf(element);
      const score = text
        ? Math.max(0, ...names.map((name) => alike.of(name, text))) + (tag === 'h1' ? 0.15 : -0.2)
        : -1;
      if (score > bestScore) [best, bestScore] = [element, score];
    }
  }
  return bestScore > 0 ? best : null;
}
