import type { Element } from 'domhandler';
import { nextElementSibling, prevElementSibling } from 'domutils';
import { boxOf } from '../../shared/box-headings.js';
import { weightOf } from '../../shared/unspaced.js';
import type { Page } from '../page.js';
import { ancestorsOf, closest, isWithin, parentElement } from '../ancestors.js';
import { type Run, runsOf } from '../runs.js';
import { isBesideTitle } from './beside-title.js';
import { mainHeading } from './main-heading.js';
import { article, aside, bio, bitsOf, comment, footer, head, maxClimb, navigation, nearBits, others } from './zones.js';

// Where things stand on the page: what a reader would call "under the headline", "in the side column", "among the comments".

/** Paragraphs of so many characters, and so many of them, make a story. */
const paragraph = 80;
const wholeStory = 3;
/** Runs within which the next paragraph is looked for. */
const nearBy = 5;

/** The run that is the page's, not the story's, where the headline stands below it; runs at the end among which its footer is looked for. */
const pageTop = 2;
const pageFoot = 40;

/** Positions in units of text runs, counted from the headline. */
export class Layout {
  readonly runs: Run[];
  readonly headline: Element | null;
  /** Index of the headline's run; 0 where there is none. */
  readonly headlineRun: number;
  private box: Element | null | undefined;
  private storyBoxes: ReadonlySet<Element> | null = null;
  private wholeBoxes: ReadonlySet<Element> | null = null;
  /** How many of the text's paragraphs stand above each run, below the headline. */
  private readonly paragraphs: number[] = [];
  /** Headings below the headline. */
  private boxes: { start: number; level: number; box: ReturnType<typeof boxOf> }[] | null = null;
  /** Of elements looked at: what they and all around them say, and how many those are. */
  private readonly zones = new Map<Element, { bits: number; depth: number }>();

  constructor(page: Page) {
    this.runs = runsOf(page).list;
    this.headline = mainHeading(page);
    this.headlineRun = this.headline ? this.runOf(this.headline) : 0;
  }

  /**
   * What box of other things the nearest heading above an element opens; null where it stands under none. The lesser headings of
   * its teasers do not close it.
   */
  boxAround(element: Element): ReturnType<typeof boxOf> {
    const at = element.startIndex ?? 0;
    this.boxes ??= this.runs.flatMap(({ index, level, text, inner }) =>
      level > 0 && index > this.headlineRun ? [{ start: inner.startIndex ?? 0, level, box: boxOf(text) }] : [],
    );
    let found: ReturnType<typeof boxOf> = null;
    let opened = 0;
    for (const { start, level, box } of this.boxes) {
      if (start > at) break;
      if (found !== null && box === null && level > opened) continue;
      found = box;
      opened = level;
    }
    return found;
  }

  /** Index of the first run in or after the element. */
  runOf(element: Element): number {
    const start = element.startIndex ?? 0;
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.runs[middle]!.inner.startIndex ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Runs between the headline and the element; negative above it. */
  distance(element: Element): number {
    return this.runOf(element) - this.headlineRun;
  }

  /** Whether the element begins before the headline. */
  isAbove(element: Element): boolean {
    return this.headline !== null && (element.startIndex ?? 0) < (this.headline.startIndex ?? 0);
  }

  /** Paragraphs of running text between the headline and a run. */
  private paragraphsAbove(run: number): number {
    if (this.paragraphs.length === 0) {
      let count = 0;
      for (const { index, text, linkLength } of this.runs) {
        this.paragraphs.push(count);
        if (index > this.headlineRun && weightOf(text) >= paragraph && linkLength < text.length / 2) count++;
      }
      this.paragraphs.push(count);
    }
    return this.paragraphs[run]!;
  }

  /** Whether two paragraphs stand above a run and another one just below it. */
  isAmongParagraphs(run: number): boolean {
    const above = this.paragraphsAbove(run);
    return above > 1 && this.paragraphsAbove(Math.min(run + 4, this.runs.length)) > above;
  }

  /** The same for what stands below the first paragraph, where that and the next one are blocks of one kind, as no standfirst is. */
  isInText(run: number): boolean {
    if (this.paragraphsAbove(run) === 0) return false;
    const isParagraph = ({ text }: Run): boolean => weightOf(text) >= paragraph;
    const before = this.runs.slice(Math.max(this.headlineRun + 1, run - nearBy), run).findLast(isParagraph);
    const isNext = (one: Run): boolean => isParagraph(one) && isSameKind(one.block, before!.block);
    const isAmid = before !== undefined && this.runs.slice(run, run + nearBy).some(isNext);
    return isAmid || this.isAmongParagraphs(run);
  }

  /** Whether the element stands in navigation or a footer. */
  isFurniture(element: Element): boolean {
    return (this.zoneOf(element) & (navigation | footer)) !== 0;
  }

  private zoneOf(element: Element): number {
    const { bits, depth } = this.zoneWithin(element);
    return depth <= maxClimb ? bits : nearBits(element);
  }

  /** Ancestors are shared by most elements, so each is read once. */
  private zoneWithin(element: Element): { bits: number; depth: number } {
    const path: Element[] = [];
    let node: Element | null = element;
    let zone = { bits: 0, depth: 0 };
    for (; node && node.name !== 'body' && node.name !== 'html'; node = parentElement(node)) {
      const known = this.zones.get(node);
      if (known) {
        zone = known;
        break;
      }
      path.push(node);
    }
    for (let at = path.length - 1; at >= 0; at--) {
      zone = { bits: zone.bits | this.ownBits(path[at]!), depth: zone.depth + 1 };
      this.zones.set(path[at]!, zone);
    }
    return zone;
  }

  /**
   * Whether the element stands in one of several `<article>`s side by side, none of which is the headline's or within it; just below the
   * headline they may be parts of the story.
   */
  isOfOtherArticle(element: Element): boolean {
    const distance = this.distance(element);
    if (this.headline === null || (distance >= 0 && distance <= 5)) return false;
    const own = closest(this.headline, articles);
    const other = closest(element, articles);
    if (!other || (own && isWithin(other, own))) return false;
    const beside = [prevElementSibling(other), nextElementSibling(other)];
    return beside.some((one) => one?.name === 'article' && one !== own);
  }

  /** Whether the element stands behind the `<article>` that holds the headline. */
  isBehindArticle(element: Element): boolean {
    const own = this.headline && closest(this.headline, articles);
    return own !== null && (element.startIndex ?? 0) > (own.startIndex ?? 0) && !isWithin(element, own);
  }

  /** Whether the element stands on a card of another story: behind the second paragraph, beside a title. */
  isOnCard(element: Element): boolean {
    return this.paragraphsAbove(this.runOf(element)) > 1 && isBesideTitle(element);
  }

  /** Whether the element stands in a teaser of another story: in an article or a box of its own, or below the heading of such a box. */
  isOfOtherStory(element: Element): boolean {
    if (this.isOfOtherArticle(element) || this.boxAround(element) === 'others' || this.isOnCard(element)) return true;
    const zone = this.zoneOf(element) & (others | bio | aside);
    if ((zone & bio) !== 0 || zone === 0 || !this.isBehindArticle(element)) return false;
    return (zone & others) !== 0 || isBesideTitle(element);
  }

  /** Whether what the element says of an author is said of something else. */
  isOfOthers(element: Element): boolean {
    return this.isOfOtherStory(element) || this.isOfOtherBox(element);
  }

  /** Whether the element stands behind the story's box, in one of something else, or above it beside another title. */
  isOfOtherBox(element: Element): boolean {
    if ((this.zoneOf(element) & bio) !== 0 || this.storyBox() === null || !this.isOutsideStory(element)) return false;
    return this.isBehindArticle(element) || isBesideTitle(element, this.isAbove(element));
  }

  /** The smallest box that holds the headline and the story's paragraphs; null where only the whole page does. */
  private storyBox(): Element | null {
    if (this.box === undefined) this.box = this.findStoryBox();
    return this.box;
  }

  private findStoryBox(): Element | null {
    const around = this.boxesOfStory();
    let box = this.headline;
    while (box && !around.has(box)) box = parentElement(box);
    return box && box.name !== 'body' && !this.isWholePage(box) ? box : null;
  }

  /** Whether an element holds headline and story, or the whole page. */
  isAround(element: Element): boolean {
    return (
      element.name === 'body' ||
      element.name === 'html' ||
      this.boxesOfStory().has(element) ||
      this.isWholePage(element)
    );
  }

  /** What holds both the headline and the story's first paragraphs; empty where either is missing. */
  private boxesOfStory(): ReadonlySet<Element> {
    this.storyBoxes ??= this.findBoxesOfStory();
    return this.storyBoxes;
  }

  private findBoxesOfStory(): ReadonlySet<Element> {
    const behind = this.runs.slice(this.headlineRun + 1).filter(({ text }) => weightOf(text) >= paragraph);
    const third = behind[wholeStory - 1]?.inner;
    if (!third || !this.headline) return new Set();
    const around = ancestorsOf(third);
    return new Set([...ancestorsOf(this.headline)].filter((box) => around.has(box)));
  }

  /** Whether the element stands outside the box that holds headline and text, or outside the `<main>` or `<article>` of the headline. */
  isOutsideStory(element: Element): boolean {
    const own = this.storyBox() ?? (this.headline && closest(this.headline, stories));
    return own !== null && !isWithin(element, own);
  }

  /** The page's head, not the story's: that one holds the headline or stands in an article. */
  private isHead(element: Element, zone: number): boolean {
    if ((zone & (head | article)) !== head) return false;
    let box: Element | null = element;
    while (box && (bitsOf(box) & head) === 0) box = parentElement(box);
    return box !== null && (this.headline === null || !isWithin(this.headline, box));
  }

  /**
   * What an element's own tag and names say. What holds headline and story is no side column, however its wrapper is called
   * ("has-sidebar", "comments-open"), and what holds the whole page is no article.
   */
  private ownBits(element: Element): number {
    const bits = bitsOf(element);
    if (bits === 0) return 0;
    if (element.name !== 'article' && this.isWholePage(element)) return 0;
    return this.boxesOfStory().has(element) ? bits & article : bits;
  }

  /** Whether an element holds the first lines of a page, above the story's headline, and its last footer. */
  private isWholePage(element: Element): boolean {
    this.wholeBoxes ??= this.findWholeBoxes();
    return this.wholeBoxes.has(element);
  }

  private findWholeBoxes(): Set<Element> {
    if (this.headlineRun <= pageTop) return new Set();
    const foot = this.runs.slice(-pageFoot).findLast(({ inner }) => (nearBits(inner) & footer) !== 0);
    const around = ancestorsOf((foot ?? this.runs.at(-1)!).inner);
    return new Set([...ancestorsOf(this.runs[pageTop]!.inner)].filter((box) => around.has(box)));
  }

  /** Place and zone as numbers for a weighed choice, made anew: whoever has more to say adds it, as a copy takes longer. */
  traits(element: Element): Record<string, number> {
    const zone = this.zoneOf(element);
    const run = this.runOf(element);
    return {
      distance: run - this.headlineRun,
      text: this.paragraphsAbove(run),
      depth: this.runs.length > 0 ? run / this.runs.length : 0,
      nav: Number((zone & navigation) !== 0),
      footer: Number((zone & footer) !== 0),
      aside: Number((zone & aside) !== 0),
      comment: Number((zone & comment) !== 0),
      others: Number((zone & others) !== 0),
      article: Number((zone & article) !== 0),
      bio: Number((zone & bio) !== 0),
      head: Number(this.isHead(element, zone)),
    };
  }
}

const isSameKind = (one: Element, other: Element): boolean =>
  one.parent === other.parent && one.name === other.name && one.attribs.class === other.attribs.class;

const articles = new Set(['article']);
const stories = new Set(['main', 'article']);
