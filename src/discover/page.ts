import { scanXml, type XmlAttribute } from '../shared/xml-scan.js';
import type { FoundBy, PageFindings, SourceCandidate } from './discover-types.js';
import { feedsOfJsonLd } from './json-ld.js';
import { feedAddress, isFeedAddress, isFeedType, isFeedWord, isOtherFile, isReaderButton } from './feed-address.js';
import { systemOfGenerator, systemOfMarkup } from './systems.js';

const rawText = new Set(['script', 'style', 'noscript', 'template']);

/** Feeds and sitemaps that a page names, in the order of how surely it means them; each address once. Never throws. */
export function readPageSources(html: string, url: string): PageFindings {
  const reader = new PageReader(url);
  scanXml(html, reader, { isHtml: true, rawTextElements: rawText });
  reader.closeLink();
  const order: FoundBy[] = ['link-element', 'json-ld', 'page-link'];
  return {
    candidates: unique(order.flatMap((by) => reader.candidates.filter(({ foundBy }) => foundBy === by))),
    system: reader.system ?? systemOfMarkup(html, url),
  };
}

/** The same address is listed once, for the surest of its reasons. */
export function unique(candidates: readonly SourceCandidate[]): SourceCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ url }) => !seen.has(url) && seen.add(url));
}

class PageReader {
  readonly candidates: SourceCandidate[] = [];
  system: PageFindings['system'] = null;
  private base: string;
  private hasBase = false;
  /** The `<a>` that is open, whose text is its label. */
  private link: { href: string; label: string; text: string } | null = null;
  private isJsonLd = false;

  constructor(url: string) {
    this.base = url;
  }

  open(name: string, attributes: XmlAttribute[]): void {
    const element = name.toLowerCase();
    if (element === 'a') this.openLink(valuesOf(attributes));
    else if (element === 'link') this.readLinkElement(valuesOf(attributes));
    else if (element === 'base') this.readBase(valuesOf(attributes).get('href'));
    else if (element === 'meta') this.readMeta(valuesOf(attributes));
    this.isJsonLd = element === 'script' && /ld\+json/i.test(valuesOf(attributes).get('type') ?? '');
  }

  close(name: string): void {
    if (name.toLowerCase() === 'a') this.closeLink();
  }

  text(text: string): void {
    if (this.isJsonLd) {
      for (const { url, label } of feedsOfJsonLd(text)) this.add('json-ld', url, label);
      this.isJsonLd = false;
    } else if (this.link && this.link.text.length < 200) this.link.text += text;
  }

  /** An `<a>` without an end ends at the next one. */
  closeLink(): void {
    const { link } = this;
    this.link = null;
    if (!link) return;
    const label = (link.text.trim() || link.label).replace(/\s+/g, ' ').trim();
    const url = feedAddress(link.href, this.base);
    if (!url || isOtherFile(url)) return;
    const isFeed = isFeedAddress(url) || isFeedWord(label) || isReaderButton(link.href);
    if (isFeed) this.add('page-link', url, label || null);
  }

  private openLink(attributes: ReadonlyMap<string, string>): void {
    this.closeLink();
    const href = attributes.get('href');
    if (!href) return;
    const label = attributes.get('title') ?? attributes.get('aria-label') ?? '';
    const isFeed = isFeedType(attributes.get('type') ?? '');
    if (isFeed) this.add('page-link', href, label || null);
    else this.link = { href, label, text: '' };
  }

  private readLinkElement(attributes: ReadonlyMap<string, string>): void {
    const href = attributes.get('href');
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const type = attributes.get('type') ?? '';
    if (!href) return;
    const isFeed = relations.includes('feed') || (relations.includes('alternate') && isFeedType(type));
    // WordPress offers each page's own record as JSON beside its feeds.
    if ((isFeed && !/\/wp-json\//.test(href)) || relations.includes('sitemap')) {
      this.add('link-element', href, attributes.get('title') ?? null);
    }
  }

  private readBase(href: string | undefined): void {
    if (href && !this.hasBase) this.base = feedAddress(href, this.base) ?? this.base;
    this.hasBase = true;
  }

  private readMeta(attributes: ReadonlyMap<string, string>): void {
    if (attributes.get('name')?.toLowerCase() !== 'generator') return;
    this.system ??= systemOfGenerator(attributes.get('content') ?? '');
  }

  private add(foundBy: FoundBy, href: string, label: string | null): void {
    const url = feedAddress(href, this.base);
    if (url && this.candidates.length < maxCandidates) this.candidates.push({ url, foundBy, label });
  }
}

/** A page that links to more than this helps nobody. */
const maxCandidates = 2_000;

function valuesOf(attributes: readonly XmlAttribute[]): Map<string, string> {
  return new Map(attributes.map(([key, value]) => [key.toLowerCase(), value.trim()]));
}
