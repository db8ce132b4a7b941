import { cleanUrl } from '../shared/tracking.js';
import type { Article, ArticleSource, Candidate, Evidence, Field, FieldValue, RawArticle, SiteRule } from '../types.js';
import { type BodyForm, bodyInForm, bodyText } from './body.js';
import { ranked } from './choose.js';
import { chooseDate, type DateChoice } from './date.js';
import { chooseAuthors } from './author-choice.js';
import { chooseHeadline } from './headline-choice.js';
import { articleId } from './identity.js';
import { chooseTags } from './tag-choice.js';
import { siteNames } from './site-names.js';

export { mergeRawArticles } from './merge.js';

// Front door of normalisation: everything that was seen in one document → one record. It reads no markup and invents
// nothing: a value that no candidate supports is null.

export interface NormaliseContext {
  source: ArticleSource;
  rule: SiteRule | null;
  /** IANA zone of the user's, for dates that state none. */
  timeZone: string | null;
  /** ISO 8601 instant of the fetch. */
  now: string;
  explain: boolean;
  bodyForm: BodyForm;
}

/** Chooses among the candidates and writes the record, every key present. */
export function normaliseArticle(raw: RawArticle, context: NormaliseContext): Article {
  const { candidates } = raw;
  const { source, rule } = context;
  const first = <F extends Field>(field: F): FieldValue[F] | null => ranked(candidates, field)[0]?.value ?? null;
  const dateContext = { rule, timeZone: context.timeZone, now: context.now, url: raw.url };
  const dates = chooseDate(candidates, dateContext);
  const site = siteNames(raw);
  const { headline, alternatives, explain: explainHeadline } = chooseHeadline(candidates, { site, url: raw.url });
  const people = chooseAuthors(candidates, { site, url: raw.url, headline });
  const topics = chooseTags(candidates, { site, url: raw.url, headline });
  const text = bodyText(raw.blocks);
  const url = raw.url;
  const declared = first('canonicalUrl');
  const canonicalUrl = cleanUrl(declared ?? '') ?? (url ? cleanUrl(url) : null);
  const words = text ? text.split(/\s+/).length : null;
  const asIso = (update: { date: { iso: string | null } | null }): string | null => update.date?.iso ?? null;
  return {
    schemaVersion: 1,
    id: articleId({ canonicalUrl, feedUrl: source.feedUrl, guid: source.guid, headline, body: text }),
    aliases: url && canonicalUrl && url !== canonicalUrl ? [url] : [],
    kind: raw.kind ?? 'article',
    url,
    canonicalUrl,
    headline,
    alternativeHeadlines: alternatives,
    date: dates.date,
    modified: dates.modified,
    dateBasis: dates.dateBasis,
    authors: people.authors,
    contributors: people.contributors,
    origin: first('origin'),
    genre: first('genre'),
    tags: topics.tags,
    section: first('section'),
    summary: first('summary'),
    body: bodyInForm(raw.blocks, context.bodyForm),
    language: rule?.language ?? first('language'),
    publisher: rule?.publisher ? { name: rule.publisher, url: null } : first('publisher'),
    dateline: first('dateline'),
    images: raw.images,
    links: raw.links,
    updates: raw.updates.map((update) => ({ ...update, date: asIso(update) })),
    briefs: raw.briefs.map((brief) => ({ ...brief, date: asIso(brief) })),
    notices: raw.notices,
    access: first('access') ?? 'unknown',
    bodyComplete: null,
    rights: rightsOf(first),
    wordCount: words,
    readingMinutes: first('readingMinutes') ?? (words ? Math.max(1, Math.round(words / 230)) : null),
    source,
    ...(context.explain
      ? {
          evidence: {
            headline: explainHeadline(),
            date: dateEvidence(dates, candidates),
            authors: people.explain(),
            tags: topics.explain(),
          },
        }
      : {}),
  };
}

function dateEvidence(dates: DateChoice, candidates: Candidate[]): Evidence[string] {
  const show = ({ value, source, place }: Candidate) => ({ value, source, place });
  const others = candidates.filter((one) => one.field === 'date' && one !== dates.chosen);
  return {
    chosen: dates.chosen && show(dates.chosen),
    why: dates.why,
    others: others.slice(0, 10).map((one) => ({ ...show(one), why: 'less trusted' })),
  };
}

function rightsOf(first: <F extends Field>(field: F) => FieldValue[F] | null): Article['rights'] {
  const rights = {
    license: first('license'),
    copyright: first('copyright'),
    tdm: first('tdm'),
    robots: first('robots'),
  };
  return Object.values(rights).some((value) => value !== null) ? rights : null;
}
