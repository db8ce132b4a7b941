import { metaContent, type Page } from '../page.js';
import type { Choice } from './choose.js';
import type { Analysis } from './features.js';
import listingFile from './listing.model.json' with { type: 'json' };
import otherFile from './other-page.model.json' with { type: 'json' };
import { readSigns, signNames } from './page-signs.js';
import { probability, readModel } from '../../shared/trees.js';
import { marks, notAbove } from './tree.js';

const listing = readModel(listingFile, signNames);
const otherPage = readModel(otherFile, signNames);

/** What the whole page looks like; whoever refuses pages decides by it. */
export interface PageLook {
  /** It lists other pages or goods: a front page, a section, a shop's shelf. */
  isListing: boolean;
  /** Text worth keeping that is no story: a product, a manual, a forum, a service. */
  isOtherPage: boolean;
  /** Length of the kept text, of all text, and of text inside consent dialogues. */
  keptText: number;
  pageText: number;
  consentText: number;
  /** The metadata call it an article and give it a date. */
  isDatedArticle: boolean;
}

export function lookAtPage(a: Analysis, p: Float32Array, choice: Choice): PageLook {
  const signs = readSigns(a, p, choice);
  const consent = marks.indexOf('word consent');
  let keptText = 0;
  let consentText = 0;
  for (const run of a.runs.list) {
    const length = a.texts.length[run.index]!;
    if (choice.keep[run.index]) keptText += length;
    if (a.tree.distance[a.tree.blockOf[run.index]! * marks.length + consent]! < notAbove) consentText += length;
  }
  return {
    isListing: probability(listing, signs) >= thresholdOf(listingFile, a.page),
    isOtherPage: probability(otherPage, signs) >= thresholdOf(otherFile, a.page),
    keptText,
    pageText: a.textBefore[a.runs.list.length]!,
    consentText,
    isDatedArticle: a.hints.isArticle && (a.hints.isDated || metaContent(a.page, 'article:published_time') !== null),
  };
}

/** Less is known of a page without an address, so it must look surer. */
function thresholdOf(file: { threshold: number; thresholdWithoutUrl: number }, page: Page): number {
  return page.url === null ? file.thresholdWithoutUrl : file.threshold;
}
