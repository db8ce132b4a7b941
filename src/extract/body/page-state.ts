import { decodeHTML } from 'entities';
import { largestOf } from '../../shared/largest.js';
import { parseLooseJson } from '../../shared/loose-json.js';
import { segmentsOf } from '../../shared/segments.js';
import { isDense, isUnspaced, unspacedLetters } from '../../shared/unspaced.js';
import { isObject } from '../metadata/json-ld-graph.js';
import type { Page } from '../page.js';
import { bare } from './bare-text.js';
import type { Compared } from './hints.js';
import { escapeHtml } from '../../shared/escape-html.js';
import { stateValues } from './state-data.js';

// The story as the page's own data hold it, for pages whose elements hold none: the text is written by scripts alone.

/** Less prose is a teaser or a consent text. */
const minProse = 300;
/** Prose weighs less for each level between it and the list that holds it. */
const levelWeight = 0.6;
const maxDepth = 60;
/** A shorter text in brackets may be anything. */
const leastAnswer = 300;
const maxValues = 60_000;
/** A shorter name may be the beginning of any title. */
const leastTitle = 16;
/** An object that also holds the page's title is the story's. */
const titleWeight = 3;

/** Keys of texts that are not part of a story's text. */
const otherKeys =
  /^(?:url|href|src|id|slug|path|type|class(?:name)?|style|alt|caption|credits?|copyright|description|excerpt|summary|abstract|teaser|title|headline|seo\w*|meta\w*|og\w*|bio\w*|author\w*|tags?|keywords?|css|script|query|name|label|disclaimer|promo\w*|related\w*|comments?|recommend\w*|ads?)$/i;

/** Keys of lists and objects with the texts of others. */
const otherBoxes = /^(?:comments?|excerpt|related\w*|recommend\w*|promo\w*|ads?|bio)$/i;

/** Editors keep a paragraph as pieces, each with its own look: `children: [{text: "…"}, {text: "…", bold: true}]`. */
const inlineKeys = /^(?:children|content)$/;
const maxInline = 8;

/** The pieces of one paragraph as its text; null where a list is none. */
function lineOf(items: readonly unknown[], depth: number): string | null {
  let text = '';
  let pieces = 0;
  for (const item of items) {
    if (!isObject(item) || depth > maxInline) return null;
    const { text: own, value, children, content } = item;
    const piece = typeof own === 'string' ? own : typeof value === 'string' ? value : null;
    const inner = piece ?? lineOf([children, content].find(Array.isArray) ?? [], depth + 1);
    if (inner === null) return null;
    text += inner;
    if (piece !== null) pieces++;
  }
  return pieces > 0 ? text : null;
}

interface Prose {
  /** Sentence-like characters, weighed by distance. */
  score: number;
  /** Texts in the order of the data, HTML or plain. */
  parts: string[];
  hasTitle: boolean;
}

const nothing: Prose = { score: 0, parts: [], hasTitle: false };

/** Finds that are compared with what the page says about itself. */
const maxFinds = 12;
/** Without the page's title beside it, a text must hold this share of the title's words. */
const minAgreement = 0.3;

/**
 * HTML of the running text among the page's data that fits its title best; null where there is none. Where nothing says that the
 * page is an article, only a text beside the page's own title counts: a front page's data hold teasers.
 */
export function storyInState(page: Page, compared: Compared, isArticle: boolean): string | null {
  const search = new StateSearch(new Set(compared.titles.filter((title) => title.length > 8)));
  for (const value of stateValues(page)) search.visit(value, '', 0);
  let best: { html: string; rank: number } | null = null;
  for (const find of search.finds) {
    const html = find.parts.map(asHtml).join('\n');
    const agreement = agreementOf(html, compared.titleWords);
    if (!find.hasTitle && (!isArticle || agreement < minAgreement)) continue;
    const rank = find.score * (minAgreement + agreement);
    if ((best === null || rank > best.rank) && proseLength(html) >= minProse) best = { html, rank };
  }
  return best?.html ?? null;
}

/** The share of the title's words that a text holds. */
function agreementOf(html: string, words: ReadonlySet<string>): number {
  const text = html.toLowerCase();
  // Where no blanks part words, the title's "word" is a whole clause, which the text never repeats.
  const parted = [...words].flatMap((word) =>
    isUnspaced(word) ? [...segmentsOf(word, 'word')].filter(isTelling) : word,
  );
  const telling = parted.filter((word) => word.length > 3 || /[^\x00-\u024f]/.test(word));
  const found = telling.filter((word) => text.includes(word)).length;
  return telling.length === 0 ? minAgreement : found / telling.length;
}

/** Particles of these scripts are shorter, and in every text. */
const isTelling = (word: string): boolean => word.length > (isDense(word) ? 1 : 3);

class StateSearch {
  /** The highest scores, in falling order. */
  readonly finds: Prose[] = [];
  private seen = 0;

  constructor(private readonly titles: ReadonlySet<string>) {}

  visit(value: unknown, key: string, depth: number): Prose {
    if (depth > maxDepth || ++this.seen > maxValues) return nothing;
    if (typeof value === 'string') return this.text(value, key, depth);
    if (Array.isArray(value)) {
      const line = inlineKeys.test(key) ? lineOf(value, 0) : null;
      return line === null
        ? this.gather(value.map((item) => this.visit(item, key, depth + 1)))
        : this.text(line, key, depth);
    }
    if (!isObject(value) || otherBoxes.test(key)) return nothing;
    const inner = Object.entries(value).map(([name, item]) => this.visit(item, name, depth + 1));
    return this.gather(inner);
  }

  private text(value: string, key: string, depth: number): Prose {
    // `headlines.basic` is Arc's.
    if (/^(?:title|headline|name|heading\w*|basic)$/i.test(key) && value.length < 400)
      return { ...nothing, hasTitle: this.isTitle(bare(decodeHTML(value))) };
    if (otherKeys.test(key)) return nothing;
    // What an address answered is kept as it came.
    const inner = value.length > leastAnswer && /^\s*[{[]/.test(value) ? parseLooseJson(value) : undefined;
    if (inner !== undefined) return this.visit(inner, key, depth + 1);
    // A short paragraph of its own is kept beside the others, but makes no story.
    if (value.length < 30) return isShortSentence(value) ? { ...nothing, parts: [value] } : nothing;
    const score = proseLength(value);
    if (score === 0) return nothing;
    const prose = { score, parts: [value], hasTitle: false };
    this.offer(prose);
    return prose;
  }

  /** Of the page: whole, or but for the site's name at one end. */
  private isTitle(text: string): boolean {
    if (this.titles.has(text)) return true;
    return (
      text.length >= leastTitle && [...this.titles].some((title) => title.startsWith(text) || title.endsWith(text))
    );
  }

  /** What a list or an object holds; its own rank is the sum of what is below, so that the smallest whole wins. */
  private gather(inner: readonly Prose[]): Prose {
    const parts = inner.flatMap((one) => one.parts);
    const hasTitle = inner.some((one) => one.hasTitle);
    if (parts.length === 0) return hasTitle ? { ...nothing, hasTitle } : nothing;
    const score = inner.reduce((sum, one) => sum + one.score, 0) * levelWeight;
    const prose = { score, parts: parts.length > 2000 ? [] : parts, hasTitle: false };
    const largest = largestOf(inner.map((one) => one.score));
    if (parts.length > 1) this.offer({ ...prose, score: score / levelWeight ** 1.5 });
    if (hasTitle) this.offer(this.largestOf(inner, largest));
    return { ...prose, hasTitle: false };
  }

  /** The title stands beside its story, whose text is the largest of its neighbours. */
  private largestOf(inner: readonly Prose[], largest: number): Prose {
    const one = inner.find(({ score }) => score === largest);
    return one ? { ...one, score: one.score * titleWeight, hasTitle: true } : nothing;
  }

  private offer(prose: Prose): void {
    const at = this.finds.findIndex(({ score }) => prose.score > score);
    if (at >= 0) this.finds.splice(at, 0, prose);
    else if (this.finds.length < maxFinds) this.finds.push(prose);
    if (this.finds.length > maxFinds) this.finds.pop();
  }
}

const tags = /<[^<>]{1,2000}>/g;
/** Style sheets and programs. */
const code = /[{}][^{}]{0,200}[;:]\s*[\w.#-]+\s*[{(]|=>|function\s*\(/;
const sentenceEnd = /[.!?。！？।؟۔…]["'”’»)\]]?(?=\s|$)|[。！？।။។]/;
/** Thai and Lao end no sentence with a sign: a text of so many letters is no name. */
const leastUnended = 50;

/** Letters and punctuation, in several words where they are parted, with a sentence's end. */
function isShortSentence(text: string): boolean {
  const line = text.trim();
  const isClosed =
    (/\s/.test(line) || isUnspaced(line)) && /\p{L}\p{M}*\p{L}.*[.!?。！？।؟…]['"’”»)\]」』]?$/u.test(line);
  return isClosed && !/[^\p{L}\p{N}\p{M}\p{P}\s]/u.test(line);
}

/** What a text is shows in its start. */
const startLength = 2000;

/** Characters of a text that reads like sentences; 0 for names, addresses, codes and programs. */
function proseLength(text: string): number {
  const isMarkup = text.includes('<');
  const head = text.length > startLength * 2 ? text.slice(0, startLength * 2) : text;
  const start = (isMarkup ? head.replace(tags, ' ') : head).trim().slice(0, startLength);
  if (start.length < 30) return 0;
  const unspaced = unspacedLetters(start);
  const wide = start.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
  const isUnended = start.length >= leastUnended && unspaced - wide > start.length / 2;
  if (!isUnended && !sentenceEnd.test(start)) return 0;
  if (/^(?:https?:|\/|[[{"])/.test(start) || code.test(start)) return 0;
  const spaces = start.match(/\s/g)?.length ?? 0;
  if (spaces < start.length / 25 && unspaced < start.length / 3) return 0;
  return (isMarkup ? text.replace(tags, ' ').trim().length : text.length) + wide;
}

function asHtml(text: string): string {
  if (/<\/?[a-z][^<>]*>/i.test(text)) return /<(?:p|div|br|h\d|li)\b/i.test(text) ? text : `<p>${text}</p>`;
  if (/&lt;(?:p|div)\b/.test(text)) return decodeHTML(text);
  return text
    .split(/\n{1,}/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(decodeHTML(line))}</p>`)
    .join('\n');
}
