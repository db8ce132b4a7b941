import { type PendingPage, placeKey, type SourceSettings, type Store } from '../store/index.js';
import { lazy } from '../shared/lazy.js';
import { isOwnOrigin } from '../shared/own-origin.js';
import type { Article, RawArticle } from '../types.js';
import type { StoryFacts, Verdict } from './rules.js';
import { factsOfEntry, factsWithPage, type Judges, leftOutOf, rulesText } from './story-facts.js';
import type { SyncRequest } from './sync-types.js';

/** What the sources that name a page say of it: who wants it, with which tags and headers. */
export interface PageSources {
  /** Of all of them. */
  tags: string[];
  own: SyncRequest['own'];
  /** By what their feeds say: a page is wanted where one source wants it, and open where its own words must decide. */
  verdict: Verdict;
  /** The same when the page was read. */
  verdictOn(article: Article): Verdict;
  /** What each source remembers of a page that is not wanted. */
  leftOut(article: Article | null): Parameters<Store['sources']['leaveOut']>[1];
}

/**
 * Looks the sources of a page up. Rules say what comes into the archive: a story that is in it is looked at again whatever they say,
 * so that none of its edits is lost.
 */
export async function sourcesOfPage(page: PendingPage, store: Store, judges: Judges): Promise<PageSources> {
  const all = await store.sources.settings(page.origins.map(({ feedUrl }) => feedUrl));
  const settings = page.origins.flatMap(({ feedUrl }): [string, SourceSettings][] => {
    const found = all.get(feedUrl);
    return found ? [[feedUrl, found]] : [];
  });
  const hasRules = settings.some(([, one]) => rulesText(one) !== null);
  const isJudged = hasRules && isOrder(page) && (await store.get(page.url)) === null;
  const judged = isJudged ? await Promise.all(settings.map(([, one]) => judges.of(one))) : [];
  // Where no rule asks, nobody needs to know.
  const { entry } = page;
  const raw = entry === null ? () => null : lazy(() => JSON.parse(entry) as RawArticle);
  const facts = lazy(() => factsOfEntry(page.url, raw()));
  const verdictOf = (known: StoryFacts): Verdict => best(judged.map((judge) => (judge === null ? 'in' : judge(known))));
  const [ownUrl, own] = settings.find(([url, one]) => one.headers.length > 0 && isOwnOrigin(url, page.url)) ?? [];
  return {
    tags: settings.flatMap(([, one]) => one.tags),
    own: ownUrl === undefined || own === undefined ? undefined : { url: ownUrl, headers: own.headers },
    verdict: isJudged ? verdictOf(facts()) : 'in',
    verdictOn: (article) => (isJudged ? verdictOf(factsWithPage(facts(), article)) : 'in'),
    leftOut: (article) =>
      page.origins.map(({ feedUrl, guid }) => {
        const said = {
          key: placeKey(page.url) ?? page.key,
          signature: '',
          url: page.url,
          guid,
          publishedAt: null,
          raw: raw(),
        };
        return { feedUrl, ...leftOutOf({ entry: said, page: article && factsWithPage(facts(), article) }) };
      }),
  };
}

/** A first look at a page; what is thin or looked at again is in the archive. */
const isOrder = ({ reason }: PendingPage): boolean => reason === 'new' || reason === 'edited' || reason === 'failed';

function best(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0 || verdicts.includes('in')) return 'in';
  return verdicts.includes('open') ? 'open' : verdicts[0]!;
}
