import type { PageSigns } from '../../types.js';
import { metaContent, type Page } from '../page.js';
import type { Run } from '../runs.js';
import type { Choice } from './choosing.js';
import type { Analysis } from './features.js';
import listingFile from './listing.model.json' with { type: 'json' };
import otherFile from './other-page.model.json' with { type: 'json' };
import { readSigns, signNames } from './page-signs.js';
import { probability, readModel } from '../../shared/trees.js';
import { sureSigns } from './sure-signs.js';
import { cookieNote } from './furniture.js';
import { isOwnTeaser, mayBeTeaser } from './teasers.js';
import { marks, notAbove } from './tree.js';

const listing = readModel(listingFile, signNames);
const otherPage = readModel(otherFile, signNames);

/** What the whole page looks like; whoever refuses pages decides by it. */
export interface PageLook {
  /** It lists other pages or goods: a front page, a section, a shop's shelf. */
  isListing: boolean;
  /** Text worth keeping that is not a story: a product, a manual, a forum, a service. */
  isOtherPage: boolean;
  /** Length of the kept text, of all text, and of text inside consent dialogues. */
  keptText: number;
  pageText: number;
  consentText: number;
  /** Length of what is link in the kept text. */
  linkText: number;
  /** The metadata call it an article and give it a date. */
  isDatedArticle: boolean;
  isArticle: boolean;
  isDated: boolean;
  hasAuthor: boolean;
  /** The kept texts, and those of them that read like a story's paragraphs; of a long text only its start. */
  kept: readonly string[];
  paragraphs: readonly string[];
  /** The same without what may be teasers of other stories, and the length of all such kept text. */
  own: { text: number; kept: readonly string[]; paragraphs: readonly string[] };
  /** Whether nothing was kept but teasers of the site's own pages. */
  isOfTeasers: boolean;
  /** All texts but such teasers, and their length. Of a long page only its start. */
  shown: { text: number; texts: readonly string[] };
  /** How sure the choice of the text is. */
  signs: PageSigns;
}

const maxTexts = 100;
const minParagraph = 60;
/** Longer texts are nothing but a story or a list. */
const longOwn = 4000;
/** Walls are shorter. */
const longShown = 2000;

export function lookAtPage(a: Analysis, p: Float32Array, choice: Choice): PageLook {
  const signs = readSigns(a, p, choice);
  const consent = marks.indexOf('word consent');
  let keptText = 0;
  let consentText = 0;
  let linkText = 0;
  const kept: string[] = [];
  const paragraphs: string[] = [];
  const own = { text: 0, kept: [] as string[], paragraphs: [] as string[] };
  const shown = { text: 0, texts: [] as string[] };
  let isOfTeasers = choice.keep.includes(1);
  for (const run of a.runs.list) {
    const length = a.texts.length[run.index]!;
    if (shown.text < longShown && !mayBeTeaser(a, run.index)) {
      shown.text += length;
      shown.texts.push(run.text);
    }
    if (choice.keep[run.index]) {
      keptText += length;
      isOfTeasers &&= isOwnTeaser(a, run.index);
      linkText += run.linkLength;
      const isParagraph = length >= minParagraph && readsLikeParagraph(a, run);
      if (kept.length < maxTexts) kept.push(run.text);
      if (isParagraph && paragraphs.length < maxTexts) paragraphs.push(run.text);
      if (own.text < longOwn && !mayBeTeaser(a, run.index)) {
        own.text += length;
        own.kept.push(run.text);
        if (isParagraph) own.paragraphs.push(run.text);
      }
      // What a wall says of cookies is no story's text, but tells what the page is.
    } else if (choice.reasons.get(run.index) === cookieNote && own.kept.length < maxTexts) own.kept.push(run.text);
    if (a.tree.distance[a.tree.blockOf[run.index]! * marks.length + consent]! < notAbove) consentText += length;
  }
  const isDated = a.hints.isDated || metaContent(a.page, 'article:published_time') !== null;
  return {
    isListing: probability(listing, signs) >= thresholdOf(listingFile, a.page),
    isOtherPage: probability(otherPage, signs) >= thresholdOf(otherFile, a.page),
    keptText,
    pageText: a.textBefore[a.runs.list.length]!,
    consentText,
    linkText,
    isDatedArticle: a.hints.isArticle && isDated,
    isArticle: a.hints.isArticle,
    isDated,
    hasAuthor: a.hints.authors.length > 0,
    kept,
    paragraphs,
    own,
    isOfTeasers,
    shown,
    signs: sureSigns(a, p, choice, signs),
  };
}

/** Thai and Lao end no sentence with a sign. */
const withoutStops = /[\u0e01-\u0eff]/;

function readsLikeParagraph({ texts }: Analysis, { index, text }: Run): boolean {
  return texts.isGood[index] === 1 || (withoutStops.test(text) && texts.linkShare[index]! < 0.3);
}

/** Less is known of a page without an address, so it must look surer. */
function thresholdOf(file: { threshold: number; thresholdWithoutUrl: number }, page: Page): number {
  return page.url === null ? file.thresholdWithoutUrl : file.threshold;
}
