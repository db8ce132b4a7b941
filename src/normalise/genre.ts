import { isAdvertWord, isPaidLabel } from '../shared/advert-words.js';
import type { Article, Candidate, CandidateOf, RawArticle } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

// What sort of text it is: schema.org's article types, a declared genre, else the section's name; and the record's kind.

const byType: Record<string, string> = {
  OpinionNewsArticle: 'opinion',
  AnalysisNewsArticle: 'analysis',
  BackgroundNewsArticle: 'background',
  ReportageNewsArticle: 'reportage',
  ReviewNewsArticle: 'review',
  Review: 'review',
  CriticReview: 'review',
  AskPublicNewsArticle: 'call for contributions',
  AdvertiserContentArticle: 'advertiser content',
  SatiricalArticle: 'satire',
  ScholarlyArticle: 'scholarly',
  Recipe: 'recipe',
  ClaimReview: 'fact check',
};

const bySection: [RegExp, string][] = [
  [
    /^(?:opinions?|op-?ed|comment|comment is free|commentary|columns?|columnists?|editorials?|meinung|kommentare?|kolumnen?|leitartikel|gastbeitr[äa]ge?|gastkommentare?|opini[oó]n|opinioni|tribunes?|d[ée]bats?|id[ée]es|opinie|mening|debatt|мнения?|мнение|думка|колонки|görüş|mielipide|opinia|opinie|社説|社说|观点|사설|오피니언|nuomonės|viedokļi|arvamus|vélemény|n[áa]zory?|koment[áa][řr]e?|γνώμ(?:η|ες)|απόψεις|رأي|ความคิดเห็น)$/i,
    'opinion',
  ],
  [/^(?:analysis|analyse|analyses|an[áa]lisis|an[áa]lise|analisi)$/i, 'analysis'],
  [/^(?:reviews?|kritik|rezensionen?|cr[ií]ticas?|critiques?)$/i, 'review'],
  [/^(?:fact[- ]?checks?|faktencheck|verificaci[óo]n|fakta|desintox)$/i, 'fact check'],
  [/^(?:interviews?|entrevistas?)$/i, 'interview'],
];

/** Other sorts of text that pages declare by name; what else stands there is a section, a place or a station. */
const otherGenres = new Set(
  'news|breaking news|background|feature|report|reportage|interview|profile|portrait|obituary|essay|letter|letter to the editor|press release|explainer|live blog|liveblog|live coverage|gallery|photo essay|podcast|newsletter|quiz|poll|recipe|satire|sponsored content|advertiser content|research article|blog|q&a|opinion|review|analysis'.split(
    '|',
  ),
);

/** The genre that a section's name or a declared word says, or null. */
function genreOf(text: string): string | null {
  if (isPaidLabel(text) || isAdvertWord(text)) return 'advertiser content';
  // "Ein Kommentar von Ada Lind"
  const bare = text.replace(/^(?:an?|eine?|une?|una)\s|\s(?:by|von|par|por|di|door|av|af)\s.+$/giu, '');
  return bySection.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

export interface GenreChoice {
  genre: string | null;
  explain: () => FieldEvidence;
}

export function chooseGenre(candidates: readonly Candidate[], section: string | null): GenreChoice {
  const types = ranked(candidates, 'type').filter(({ confidence = 1 }) => confidence >= 0.5);
  const typed = types.find(({ value }) => Object.hasOwn(byType, value));
  const declared = ranked(candidates, 'genre').find(
    ({ value, source, confidence = 1 }) =>
      confidence > 0 &&
      (genreOf(value) !== null || (source !== 'heading' && otherGenres.has(value.toLowerCase()))) &&
      value.length < 40 &&
      !/^(?:news|blog|article|true|false|\d+|https?:.*)$/i.test(value),
  );
  const plain = types.find(({ value }) => /^(?:NewsArticle|LiveBlogPosting)$/.test(value));
  const fromSection = section ? genreOf(section) : null;
  const found = pick(typed, declared, fromSection, plain);
  return {
    genre: found?.value ?? null,
    explain: () =>
      fieldEvidence(
        found && { value: found.value, from: found.from },
        found?.why ?? 'no candidate',
        types.filter((one) => one !== found?.from).map((one) => ({ value: one.value, from: one, why: 'says no more' })),
      ),
  };
}

function pick(
  typed: CandidateOf<'type'> | undefined,
  declared: CandidateOf<'genre'> | undefined,
  fromSection: string | null,
  plain: CandidateOf<'type'> | undefined,
): { value: string; from: Candidate | null; why: string } | null {
  if (typed) return { value: byType[typed.value]!, from: typed, why: `the page is a ${typed.value}` };
  if (declared) {
    return { value: genreOf(declared.value) ?? declared.value.toLowerCase(), from: declared, why: 'declared' };
  }
  if (fromSection) return { value: fromSection, from: null, why: 'the section says so' };
  return plain ? { value: 'news', from: plain, why: `the page is a ${plain.value}` } : null;
}

/** Text of fewer characters beside a player is its caption. */
const minStory = 600;

/**
 * `live`, `video`, `gallery` by what the page calls itself; what the reader of the document already knows goes first. What has neither a day nor an
 * author (`isAnonymous`) and calls itself a page of its site is `page`.
 */
export function chooseKind(raw: RawArticle, textLength: number, isAnonymous: boolean): Article['kind'] {
  if (raw.kind) return raw.kind;
  const types = raw.candidates.flatMap((one) =>
    one.field === 'type' && (one.confidence ?? 1) >= 0.5 ? [one.value] : [],
  );
  if (raw.updates.length > 1 || types.includes('LiveBlogPosting')) return 'live';
  const isShort = textLength < minStory;
  if (isShort && types.some((type) => /^(?:VideoObject|video|video\..*)$/.test(type))) return 'video';
  if (isShort && types.some((type) => /^(?:ImageGallery|MediaGallery)$/.test(type))) return 'gallery';
  return isAnonymous && types.some(isOfSite) && !types.some(isOfStory) ? 'page' : 'article';
}

/** Types of pages that introduce a site or what it offers (https://ogp.me/#types, https://schema.org/WebPage). */
const isOfSite = (type: string): boolean =>
  /^(?:website|profile|product.*|business\..*|WebSite|WebPage|(?:About|Contact|Profile|FAQ|Checkout|Item)Page)$/.test(
    type,
  );
const isOfStory = (type: string): boolean => /article|posting|report|review|recipe|news|blog/i.test(type);
