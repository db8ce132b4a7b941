import { type CandidateAdder, candidateAdder } from '../../shared/candidate-adder.js';
import type { Candidate } from '../../types.js';
import { type Page, resolveDeclared, resolveUrl } from '../page.js';
import { parseLooseJson } from '../../shared/loose-json.js';
import { addressIn, articleNodes, isElsewhere, ownAddresses } from './json-ld-articles.js';
import { isObject, type JsonLdNode, type JsonLdGraph, readJsonLd, resolveNode } from './json-ld-graph.js';
import { peopleOf } from './json-ld-person.js';
import { imagesOf } from './json-ld-image.js';
import { firstText, textsOf } from './text-values.js';

// schema.org in JSON-LD (https://schema.org/NewsArticle). A page may carry several articles: the one that is most like
// the page's own title speaks with full confidence, the others hardly.

const pageType = /(WebPage|ItemPage|AboutPage|MedicalWebPage|QAPage|HowTo|FAQPage)$/i;

/** A page of another story's confidence: it is shown, never chosen against the page's own. */
const otherConfidence = 0.2;
/** Others that are kept for `--explain`. */
const maxOthers = 3;

export function readJsonLdMetadata(page: Page): Candidate[] {
  const graph = readJsonLd(page);
  const addresses = ownAddresses(page);
  const reader = new JsonLdReader(page, graph, addresses);
  const articles = articleNodes(page, graph, addresses);
  articles.slice(0, 1 + maxOthers).forEach((node, index) => {
    reader.article(node, index === 0 ? 1 : otherConfidence);
  });
  for (const node of graph.nodes) reader.around(node, articles[0] ?? null);
  return reader.candidates;
}

/** Turns the objects' properties into candidates. */
class JsonLdReader {
  readonly candidates: Candidate[] = [];

  constructor(
    readonly page: Page,
    private readonly graph: JsonLdGraph,
    /** What the page is called. */
    readonly addresses: ReadonlySet<string>,
  ) {}

  article(node: JsonLdNode, confidence: number): void {
    const { value } = node;
    const add = this.adder(node, confidence);
    const headline = firstText(value.headline);
    const name = firstText(value.name);
    add('headline', 'headline', headline);
    if (name) add(headline ? 'alternativeHeadline' : 'headline', 'name', name);
    for (const text of textsOf(value.alternativeHeadline)) add('alternativeHeadline', 'alternativeHeadline', text);
    for (const key of ['datePublished', 'dateCreated', 'uploadDate'] as const) addDate(add, 'date', key, value[key]);
    addDate(add, 'modified', 'dateModified', value.dateModified);
    this.people(add, value);
    add('tags', 'keywords', listOf(value.keywords));
    for (const key of ['about', 'mentions'] as const) add('tags', key, this.names(value[key]));
    for (const text of textsOf(value.articleSection).slice(0, 5)) add('section', 'articleSection', text);
    add('summary', 'description', firstText(value.description));
    add('summary', 'abstract', firstText(value.abstract));
    add('language', 'inLanguage', this.languageOf(value.inLanguage));
    this.publisher(add, value);
    this.facts(add, node);
    for (const image of imagesOf(this.page, this.graph, value)) add('image', 'image', image);
  }

  /** What nodes beside the article say: the page, the site, its breadcrumbs. */
  around(node: JsonLdNode, article: JsonLdNode | null): void {
    if (node === article || node.depth > 3) return;
    const add = this.adder(node, 1);
    const { types, value } = node;
    if (types.some((type) => pageType.test(type))) this.webPage(node, article);
    else if (types.includes('BreadcrumbList')) this.breadcrumbs(node);
    else if (types.some((type) => /^(NewsMediaOrganization|WebSite)$/.test(type)) && node.under === null) {
      const name = firstText(value.name);
      if (name) add('publisher', 'name', { name, url: resolveUrl(this.page, firstText(value.url)) });
    }
  }

  private webPage(node: JsonLdNode, article: JsonLdNode | null): void {
    const { value } = node;
    const add = this.adder(node, article ? 0.5 : 1);
    add('headline', 'headline', firstText(value.headline));
    // What a story is a part of has the name of its section.
    if (node.under !== 'isPartOf') add('headline', 'name', firstText(value.name));
    // The front page, or another one, has a day and an editor of its own.
    if (isElsewhere(node, this)) return;
    addDate(add, 'date', 'datePublished', value.datePublished);
    addDate(add, 'modified', 'dateModified', value.dateModified);
    this.people(add, value);
    add('tags', 'keywords', listOf(value.keywords));
    add('summary', 'description', firstText(value.description));
    add('language', 'inLanguage', this.languageOf(value.inLanguage));
    this.access(add, value);
  }

  private breadcrumbs(node: JsonLdNode): void {
    const items = node.value.itemListElement;
    const names = (Array.isArray(items) ? items : [items]).slice(0, 20).flatMap((item) => {
      if (!isObject(item)) return [];
      const inner = isObject(item.item) ? item.item : item;
      return firstText(item.name ?? inner.name) ?? [];
    });
    const add = this.adder(node, 0.8);
    // The first is the site, the last often the story itself: normalise drops both by comparing.
    for (const name of names.slice(0, 5)) add('section', 'itemListElement', name);
  }

  private people(add: CandidateAdder, value: Record<string, unknown>): void {
    const roles = [
      ['author', 'author', null],
      ['creator', 'creator', null],
      ['editor', 'editor', 'editor'],
      ['contributor', 'contributor', 'contributor'],
      ['translator', 'translator', 'translator'],
    ] as const;
    for (const [key, place, role] of roles) {
      const people = peopleOf(this.graph, value[key], role);
      if (people.length > 0) add('authors', place, people);
    }
  }

  private publisher(add: CandidateAdder, value: Record<string, unknown>): void {
    for (const key of ['publisher', 'sourceOrganization', 'copyrightHolder', 'provider'] as const) {
      const [found] = peopleOf(this.graph, value[key]);
      if (!found) continue;
      if (key === 'publisher') add('publisher', key, { name: found.name, url: resolveUrl(this.page, found.url) });
      else if (key === 'sourceOrganization' || key === 'provider')
        add('origin', key, { agency: found.name, credit: null });
    }
  }

  private facts(add: CandidateAdder, { types, value }: JsonLdNode): void {
    for (const type of types) add('type', '@type', type);
    add('genre', 'genre', firstText(value.genre));
    add('dateline', 'dateline', firstText(value.dateline));
    const credit = firstText(value.creditText);
    if (credit) add('origin', 'creditText', { agency: null, credit });
    add(
      'notice',
      'correction',
      isObject(value.correction) ? firstText(value.correction.text) : firstText(value.correction),
    );
    add('license', 'license', addressIn(value.license));
    add('license', 'usageInfo', addressIn(value.usageInfo));
    add('copyright', 'copyrightNotice', firstText(value.copyrightNotice));
    const [holder] = peopleOf(this.graph, value.copyrightHolder);
    if (holder)
      add('copyright', 'copyrightHolder', [firstText(value.copyrightYear), holder.name].filter(Boolean).join(' '));
    add('canonicalUrl', 'mainEntityOfPage', resolveDeclared(this.page, addressIn(value.mainEntityOfPage)));
    add('canonicalUrl', 'url', resolveDeclared(this.page, firstText(value.url)));
    add('readingMinutes', 'timeRequired', minutesOf(firstText(value.timeRequired)));
    add('wordCount', 'wordCount', wordCountOf(value.wordCount));
    this.access(add, value);
  }

  private access(add: CandidateAdder, value: Record<string, unknown>): void {
    const free = firstText(value.isAccessibleForFree)?.toLowerCase() ?? value.isAccessibleForFree;
    if (free === false || free === 'false' || free === 'no') add('access', 'isAccessibleForFree', 'paywalled');
    if (free === true || free === 'true' || free === 'yes') add('access', 'isAccessibleForFree', 'open');
  }

  private names(value: unknown): string[] | null {
    const list = (Array.isArray(value) ? value : [value]).slice(0, 100);
    const names = list.flatMap((item) => {
      if (!isObject(item)) return [];
      return firstText(resolveNode(this.graph, item).name) ?? [];
    });
    return names.length > 0 ? names : null;
  }

  private languageOf(value: unknown): string | null {
    if (!isObject(value)) return firstText(value);
    return firstText(value.alternateName ?? value.name);
  }

  private adder({ types }: JsonLdNode, confidence: number): CandidateAdder {
    const add = candidateAdder(this.candidates, { source: 'json-ld', confidence });
    return (field, key, value) => add(field, `${types[0]}.${key}`, value);
  }
}

function addDate(add: CandidateAdder, field: 'date' | 'modified', key: string, value: unknown): void {
  const text = firstText(value);
  if (text) add(field, key, { text, iso: null });
}

/** Keywords as a list or as one string with commas; `DefinedTerm` objects by their name. */
function listOf(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value : [value];
  const texts = list
    .slice(0, 300)
    .flatMap((item) => (isObject(item) ? textsOf(item.name ?? item['@value']) : textsOf(item)));
  // A list that was written as JSON twice.
  const again = texts.length === 1 && texts[0]!.startsWith('["') ? parseLooseJson(texts[0]!) : null;
  if (Array.isArray(again)) return listOf(again.filter((item) => typeof item === 'string'));
  return texts.length > 0 ? texts : null;
}

function minutesOf(duration: string | null): number | null {
  const match = /^P?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/i.exec(duration ?? '');
  if (!match || duration === 'PT') return null;
  const minutes = Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60;
  return minutes > 0 && minutes < 600 ? Math.max(1, Math.round(minutes)) : null;
}

function wordCountOf(value: unknown): number | null {
  const count = Number.parseInt(firstText(value) ?? '', 10);
  return count > 0 && count < 1_000_000 ? count : null;
}
