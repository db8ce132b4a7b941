import { aboveStory } from '../shared/raw-article.js';
import type { Article, ArticleSource, Evidence, RawArticle, SiteRule } from '../types.js';
import { type AccessChoice, chooseAccess } from './access.js';
import { type AddressChoice, chooseAddress } from './address.js';
import { type AuthorChoice, chooseAuthors } from './author-choice.js';
import { type BodyForm, bodyInForm, bodyText, withoutBios, withoutTitle, withoutWall } from './body.js';
import { ranked } from './choose.js';
import { countWords } from './counts.js';
import { chooseDate, type DateChoice, type DateContext } from './date.js';
import { readDateline } from './dateline.js';
import { nameKey } from './names.js';
import { datedBriefs, datedUpdates } from './dated.js';
import { chooseGenre, chooseKind, type GenreChoice } from './genre.js';
import { chooseHeadline, type HeadlineChoice } from './headline-choice.js';
import { articleId } from './identity.js';
import { chooseLanguage, type LanguageChoice } from './language.js';
import { chooseNotices, withoutNotices } from './notices.js';
import { chooseOrigin } from './origin.js';
import { chooseImages } from './pictures.js';
import { judgeQuality } from './quality.js';
import { bodySigns, type QualitySigns } from './quality-signs.js';
import { choosePublisher, type PublisherChoice } from './publisher.js';
import { chooseRights } from './rights.js';
import { chooseSection, type SectionChoice } from './section.js';
import { type SiteNames, siteNames } from './site-names.js';
import { chooseSummary, type SummaryChoice } from './summary.js';
import { chooseTags, type TagChoice } from './tag-choice.js';

export { mergeRawArticles } from './merge.js';
export { isPageOf } from './same-subject.js';

// Front door of normalisation: everything that was seen in one document → one record. It reads no markup and invents
// nothing: a value that no candidate supports is null.

export interface NormaliseContext {
  source: ArticleSource;
  rule: SiteRule | null;
  /** IANA zone of the user's, for dates that state none. */
  timeZone: string | null;
  /** ISO 8601 instant of the fetch. */
  now: string;
  /** When the document stood on the web as it is; null for a file that does not say. */
  seenAt: string | null;
  explain: boolean;
  bodyForm: BodyForm;
}

/** Chooses among the candidates and writes the record, every key present. */
export function normaliseArticle(raw: RawArticle, context: NormaliseContext): Article {
  return normaliseWithSigns(raw, context).article;
}

/** The same with the numbers that its quality follows from; training reads these without judging them. */
export function normaliseWithSigns(
  raw: RawArticle,
  context: NormaliseContext,
  judge: typeof judgeQuality | null = judgeQuality,
): { article: Article; signs: QualitySigns | null } {
  const { candidates, url } = raw;
  const { source, rule } = context;
  const told = withoutNotices(raw.blocks);
  const toldText = bodyText(told);
  const site = siteNames(raw);
  const toldCount = toldText ? countWords(toldText) : null;
  const choices = chooseAll(raw, { text: toldText, words: toldCount?.words ?? null, site }, context);
  const { headline, people, address, section } = choices;
  const blocks = withoutBios(withoutWall(withoutTitle(told, headline.headline)), people.authors);
  // Most stories have nothing taken off: they are counted once.
  const text = blocks === told ? toldText : bodyText(blocks);
  const counted = blocks === told ? toldCount : text ? countWords(text) : null;
  const isAnonymous = choices.dates.date === null && people.authors.length === 0;
  const kind = chooseKind(raw, text.length, isAnonymous);
  const { access, bodyComplete } = choices.access;
  // Of a story without text nothing can be said.
  const signs =
    raw.signs && blocks.length > 0
      ? {
          body: bodySigns(raw.signs, counted?.words ?? 0),
          headline: headline.signs(),
          date: choices.dates.signs(),
          authors: people.signs(),
        }
      : null;
  const judged = signs && judge?.(signs);
  const article: Article = {
    schemaVersion: 1,
    id: articleId({
      canonicalUrl: address.canonicalUrl,
      feedUrl: source.feedUrl,
      guid: source.guid,
      headline: headline.headline,
      body: text,
    }),
    aliases: address.aliases,
    kind,
    url,
    canonicalUrl: address.canonicalUrl,
    headline: headline.headline,
    alternativeHeadlines: headline.alternatives,
    date: choices.dates.date,
    modified: choices.dates.modified,
    dateBasis: choices.dates.dateBasis,
    authors: people.authors,
    contributors: people.contributors,
    origin: chooseOrigin(candidates, raw.blocks, wiresAmong(people), site, beside(raw)),
    genre: choices.genre.genre,
    tags: withoutNames(choices.tags.tags, people.authors),
    section: section.section,
    summary: choices.summary.summary,
    body: bodyInForm(blocks, context.bodyForm, text),
    language: choices.language.language,
    publisher: choices.publisher.publisher,
    dateline: readDateline(candidates, raw.blocks, site),
    images: chooseImages(raw, kind),
    links: raw.links,
    enclosures: raw.enclosures ?? [],
    updates: datedUpdates(raw.updates, dateContextOf(raw, context), choices.dates),
    briefs: datedBriefs(raw.briefs, dateContextOf(raw, context), choices.dates.date),
    notices: chooseNotices(raw),
    access,
    bodyComplete,
    rights: chooseRights(candidates),
    wordCount: counted?.words ?? null,
    readingMinutes: ranked(candidates, 'readingMinutes')[0]?.value ?? counted?.minutes ?? null,
    quality: judged?.quality ?? null,
    source: rule && source.rule === null ? { ...source, rule: rule.id } : source,
    ...(context.explain ? { evidence: judged?.explain(evidenceOf(choices)) ?? evidenceOf(choices) } : {}),
  };
  return { article, signs };
}

interface Choices {
  headline: HeadlineChoice;
  dates: DateChoice;
  people: AuthorChoice;
  tags: TagChoice;
  section: SectionChoice;
  summary: SummaryChoice;
  language: LanguageChoice;
  publisher: PublisherChoice;
  address: AddressChoice;
  genre: GenreChoice;
  access: AccessChoice;
}

function chooseAll(
  raw: RawArticle,
  { text, words, site }: { text: string; words: number | null; site: SiteNames },
  context: NormaliseContext,
): Choices {
  const { candidates, url } = raw;
  const headline = chooseHeadline(candidates, { site, url });
  const known = { site, url, headline: headline.headline };
  const section = chooseSection(candidates, site, headline.headline);
  const summary = chooseSummary(candidates, headline.headline, { text, names: site.names });
  // A feed of teasers has no more than these two to tell its language by.
  const told = text || [headline.headline, summary.summary].filter(Boolean).join('. ');
  return {
    headline,
    dates: chooseDate(candidates, dateContextOf(raw, context)),
    people: chooseAuthors(candidates, known),
    tags: chooseTags(candidates, known),
    section,
    summary,
    language: chooseLanguage(candidates, context.rule?.language ?? null, told),
    publisher: choosePublisher(candidates, context.rule, known),
    address: chooseAddress(candidates, raw),
    genre: chooseGenre(candidates, section.section),
    access: chooseAccess(candidates, context.source.status, words, aroundOf(raw)),
  };
}

/** Who wrote the story is not what it is about. */
function withoutNames(tags: string[], authors: readonly string[]): string[] {
  const names = new Set(authors.map(nameKey));
  return tags.filter((tag) => !names.has(nameKey(tag)));
}

/** Names that may be a wire's. */
const wiresAmong = ({ authors, contributors }: AuthorChoice): string[] => [
  ...authors,
  ...contributors.flatMap(({ name, role }) => (role === 'agency' ? [name] : [])),
];

const beside = ({ removals }: RawArticle): string[] => removals.map(({ text }) => text);

/** What stands beside the story, and its own last words. */
function aroundOf(raw: RawArticle): string[] {
  const around = raw.removals.filter(({ reason }) => reason !== aboveStory);
  return [...around, ...raw.blocks.slice(-3)].map(({ text }) => text);
}

function dateContextOf(raw: RawArticle, { rule, timeZone, now, seenAt }: NormaliseContext): DateContext {
  return { rule, timeZone, now, seenAt, url: raw.url };
}

/** Built only when asked: most runs never look at it. */
function evidenceOf(choices: Choices): Evidence {
  return {
    headline: choices.headline.explain(),
    date: choices.dates.explain(),
    authors: choices.people.explain(),
    tags: choices.tags.explain(),
    section: choices.section.explain(),
    summary: choices.summary.explain(),
    language: choices.language.explain(),
    publisher: choices.publisher.explain(),
    canonicalUrl: choices.address.explain(),
    genre: choices.genre.explain(),
    access: choices.access.explain(),
  };
}
