import { NoArticleError } from '../errors.js';
import { wallError } from '../shared/wall-error.js';
import { asksForScripts, isSurelyStory, judgeWall } from '../shared/wall-words.js';
import type { PageLook } from './body/page-kind.js';
import { metaContent, type Page, textOf } from './page.js';
import { isDense } from '../shared/unspaced.js';
import { attributeOf } from './page-element.js';
import { isCardIndex } from './card-index.js';
import { isFrontPage } from './front-page.js';
import { isPostIndex } from './post-index.js';
import { declaredPoints, isLockedPost, isPrintedDated, isUnlisted, wallEvidence, wallHeads } from './wall-signs.js';

// Pages without a story. Walls and error pages are told by what they say and lack, whatever their address: a story about cookies
// or captchas must pass. Listings are told by a model of whole pages (scripts/train).

/** A longer text is not a wall, whatever their words. */
const wallText = 3000;
const shellText = 150;
/** "Loading…" */
const waitText = 30;
const longList = 4000;

/** Throws BlockedPageError or NoArticleError where the page has no story. */
export function refusePage(page: Page, look: PageLook): void {
  const name = page.url ?? 'the page';
  if (isLockedPost(page, look)) throw wallError('login', name);
  // A long list of links or goods has its cookie dialogue, too.
  const isLongList = look.isListing && look.pageText > longList;
  const mayBeWall = look.own.text < wallText && !isLongList && !isSurelyStory(declaredPoints(look), wallHeads(page));
  const wall = mayBeWall ? judgeWall(wallEvidence(page, look)) : null;
  // That a page needs its scripts says more than that it is bare.
  if (wall && wall !== 'unnamed') throw wallError(wall, name);
  const isBare = look.keptText === 0 && look.pageText === 0;
  if (look.keptText < shellText && (!look.isDatedArticle || isBare) && isScriptShell(page, look)) {
    throw new NoArticleError(`${name} has no text without its scripts`, 'script-shell');
  }
  if (wall) throw wallError(wall, name);
  if (look.pageText === 0 && look.keptText === 0 && !look.isDatedArticle)
    throw new NoArticleError(`${name} has no text`, 'empty');
  if (look.isListing || isOfLinks(look) || isOfOthers(look) || isPostIndex(page, look) || isCardIndex(page, look)) {
    if (isFrontPage(page.url))
      throw new NoArticleError(`${name} is a front page and has no story of its own`, 'front-page');
    throw new NoArticleError(`${name} lists other pages and has no story of its own`, 'listing');
  }
  if (look.keptText === 0 && !look.isDatedArticle) throw new NoArticleError(`${name} has no text`, 'empty');
  if (isNotice(page, look))
    throw new NoArticleError(`${name} says no more than a notice or an error page says`, 'empty');
}

/** A notice in whatever language takes a few sentences. */
const noticeText = 450;
const denseNotice = 200;

/**
 * A few sentences of nobody and no day on a page that asks not to be found or calls itself the site's: excuses, walls and thanks whose words
 * are not known. Short stories say when or by whom, or call themselves articles.
 */
function isNotice(page: Page, look: PageLook): boolean {
  if (look.isArticle || look.isDated || look.hasAuthor || look.pageText >= wallText) return false;
  if (Math.max(look.own.text, look.keptText) > (look.own.kept.some(isDense) ? denseNotice : noticeText)) return false;
  const type = metaContent(page, 'og:type');
  const isOfSite = type !== null && /^(?:website|profile)$/i.test(type);
  return (isOfSite || isUnlisted(page)) && !isPrintedDated(page);
}

/** Teasers alone, on a page that does not call itself an article, whose parts may link to what they tell of. */
const isOfOthers = ({ isArticle, isDated, isOfTeasers }: PageLook): boolean => isOfTeasers && !isArticle && !isDated;

const mostlyLinks = 0.8;
const leastLinks = 3;

/** What was kept are links and nothing but links; sentences that stand in a link which nobody closed are none. */
function isOfLinks({ isDatedArticle, kept, linkText, keptText }: PageLook): boolean {
  if (isDatedArticle || kept.length < leastLinks || linkText < keptText * mostlyLinks) return false;
  return kept.filter((text) => /[.!?…。！？؟।]["”»]?$/.test(text)).length < kept.length / 2;
}

/** A mount point that is empty or says to wait, or a request to switch scripts on, and nothing else. */
function isScriptShell(page: Page, look: PageLook): boolean {
  const scripts = page.byTag.get('script')?.length ?? 0;
  if (scripts === 0 || look.pageText > 1000) return false;
  const mounts = /^(?:root|app|__next|__nuxt|___gatsby|main-app|react-root|svelte|application)$/i;
  const isEmptyMount = page.elements.some(
    (element) => mounts.test(attributeOf(element, 'id') ?? '') && textOf(element).length <= waitText,
  );
  const asks = (page.byTag.get('noscript') ?? []).some((element) => /javascript/i.test(rawText(element)));
  const visible = (page.runs?.list ?? []).some((run) => asksForScripts(run.text.slice(0, 500)));
  return isEmptyMount || asks || visible;
}

function rawText(element: { children: readonly unknown[] }): string {
  let text = '';
  for (const child of element.children) {
    const node = child as { data?: string; children?: readonly { data?: string }[] };
    text += node.data ?? (node.children ?? []).map((inner) => inner.data ?? '').join(' ');
  }
  return text.slice(0, 2000);
}
