import { withPlainAmpersands } from '../shared/twice-escaped.js';
import type { XmlAttribute, XmlSink } from '../shared/xml-scan.js';
import type { SitemapImage, SitemapItem, SitemapNews } from './sitemap-types.js';

/** Images and languages of one entry; the protocol allows 1,000, and a record needs a few. */
const maxParts = 50;

/** Gathers one `<url>` or `<sitemap>` from its tags. */
export class EntryReader implements XmlSink {
  private kind: SitemapItem['kind'] | null = null;
  private location: string | null = null;
  private lastModified: string | null = null;
  private news: SitemapNews | null = null;
  private readonly images: SitemapImage[] = [];
  private readonly alternates: { language: string; url: string }[] = [];
  /** Text of the element that is open. */
  private value = '';

  constructor(
    private readonly prefixes: ReadonlyMap<string, string>,
    private readonly base: string | null,
  ) {}

  open(name: string, attributes: XmlAttribute[]): void {
    const { module, local } = this.nameOf(name);
    this.value = '';
    if (module === '' && (local === 'url' || local === 'sitemap')) this.kind = local === 'url' ? 'page' : 'sitemap';
    if (module === 'news' && local === 'news') this.news ??= emptyNews();
    if (module === 'image' && local === 'image' && this.images.length < maxParts) {
      this.images.push({ url: '', caption: null, title: null });
    }
    if (local === 'link') this.addAlternate(new Map(attributes.map(([key, value]) => [key.toLowerCase(), value])));
  }

  text(text: string): void {
    this.value += text;
  }

  close(name: string): void {
    const { module, local } = this.nameOf(name);
    const value = this.value.replace(/\s+/g, ' ').trim();
    this.value = '';
    if (value === '') return;
    if (module === 'news') this.closeNews(local, value);
    else if (module === 'image') this.closeImage(local, value);
    else if (module === '' && local === 'loc') this.location ??= this.resolve(value);
    else if (module === '' && local === 'lastmod') this.lastModified ??= value;
  }

  /** The entry, or null for one that names no address. */
  item(): SitemapItem | null {
    const { kind, location: url, lastModified, news, alternates } = this;
    if (!kind || !url) return null;
    if (kind === 'sitemap') return { kind, url, lastModified };
    return { kind, url, lastModified, news, images: this.images.filter((image) => image.url !== ''), alternates };
  }

  private closeNews(local: string, value: string): void {
    this.news ??= emptyNews();
    const { news } = this;
    if (local === 'title') news.title ??= value;
    else if (local === 'publication_date') news.date ??= value;
    else if (local === 'keywords') news.keywords.push(...listOf(value));
    else if (local === 'genres') news.genres.push(...listOf(value));
    else if (local === 'language') news.language ??= value;
    else if (local === 'name') news.publication ??= value;
    else if (local === 'access') news.isSubscription = /subscription/i.test(value);
  }

  private closeImage(local: string, value: string): void {
    const image = this.images[this.images.length - 1];
    if (!image) return;
    if (local === 'loc') image.url = this.resolve(value) ?? '';
    else if (local === 'caption') image.caption = value;
    else if (local === 'title') image.title = value;
  }

  private addAlternate(attributes: ReadonlyMap<string, string>): void {
    const language = attributes.get('hreflang');
    const url = this.resolve(attributes.get('href') ?? '');
    if (!language || !url || attributes.get('rel') !== 'alternate' || this.alternates.length >= maxParts) return;
    this.alternates.push({ language, url });
  }

  /** Only http and https lead anywhere. */
  private resolve(address: string): string | null {
    try {
      const url = new URL(withPlainAmpersands(address), this.base ?? undefined);
      return /^https?:$/.test(url.protocol) ? url.href : null;
    } catch {
      return null; // no address
    }
  }

  private nameOf(name: string): { module: string; local: string } {
    const colon = name.indexOf(':');
    if (colon === -1) return { module: '', local: name.toLowerCase() };
    const prefix = name.slice(0, colon);
    return { module: moduleOf(this.prefixes.get(prefix), prefix), local: name.slice(colon + 1).toLowerCase() };
  }
}

/** `sitemap-news/0.9` and `sitemap-image/1.1` in any spelling of their addresses; else what the prefix says. */
function moduleOf(uri: string | undefined, prefix: string): string {
  const known = /sitemap-(news|image|video)\b/i.exec(uri ?? '')?.[1]?.toLowerCase();
  if (known) return known;
  return /sitemaps?\.org\/schemas|google\.com\/schemas\/sitemap\//i.test(uri ?? '') ? '' : prefix.toLowerCase();
}

function emptyNews(): SitemapNews {
  return {
    title: null,
    date: null,
    keywords: [],
    language: null,
    publication: null,
    genres: [],
    isSubscription: false,
  };
}

function listOf(value: string): string[] {
  return value
    .split(/[,;]/, maxParts)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
