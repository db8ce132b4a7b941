import { BlockedPageError, NoArticleError } from '../errors.js';
import { saysChallenge, saysConsent, saysLogin, saysNotFound } from '../shared/wall-words.js';
import type { PageLook } from './body/page-kind.js';
import { type Page, textOf } from './page.js';
import { attributeOf } from './page-element.js';

// Pages without a story. Walls and error pages are told by their own marks and only where there is little text: a story
// about cookies or captchas must pass. Listings are told by a model of whole pages (scripts/train).

/** Longer texts are no wall, whatever their words. */
const wallText = 1500;
const errorText = 700;
const shellText = 150;

/** Throws BlockedPageError or NoArticleError where the page has no story. */
export function refusePage(page: Page, look: PageLook): void {
  const name = page.url ?? 'the page';
  const head = headOf(page);
  if (look.keptText < wallText) {
    if (!look.isDatedArticle && isChallenge(page, head))
      throw new BlockedPageError(`${name} shows a challenge instead of the page`, 'challenge');
    if (isConsentWall(page, head, look)) throw new BlockedPageError(`${name} shows a consent wall`, 'consent');
    if (isLogin(page, head, look)) throw new BlockedPageError(`${name} shows a log-in form`, 'login');
  }
  if (look.keptText < errorText && saysNotFound(head) && !look.isDatedArticle) {
    throw new NoArticleError(`${name} says that there is no such page`, 'soft-404');
  }
  if (look.keptText < shellText && !look.isDatedArticle && isScriptShell(page, look)) {
    throw new NoArticleError(`${name} has no text without its scripts`, 'script-shell');
  }
  if (look.pageText === 0 && look.keptText === 0 && !look.isDatedArticle)
    throw new NoArticleError(`${name} has no text`, 'empty');
  if (look.isListing) {
    if (isFrontPage(page.url))
      throw new NoArticleError(`${name} is a front page and has no story of its own`, 'front-page');
    throw new NoArticleError(`${name} lists other pages and has no story of its own`, 'listing');
  }
  if (look.keptText === 0 && !look.isDatedArticle) throw new NoArticleError(`${name} has no text`, 'empty');
}

/** An address without a path, but for a language or the name of an index file. */
function isFrontPage(url: string | null): boolean {
  return /^https?:\/\/[^/?#]+(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/?(?:(?:index|home|default)(?:\.[a-z]{3,5})?)?(?:[?#]|$)/i.test(
    url ?? '',
  );
}

/** Title and main heading, in one line. */
function headOf(page: Page): string {
  const title = page.byTag.get('title')?.[0];
  const heading = page.byTag.get('h1')?.[0];
  return `${title ? textOf(title).slice(0, 300) : ''}\n${heading ? textOf(heading).slice(0, 300) : ''}`;
}

const challengeMark =
  /cdn-cgi\/challenge-platform|cf[-_]chl|challenges\.cloudflare\.com|_Incapsula_Resource|px-captcha|perimeterx|captcha-delivery\.com|geo\.captcha|awswaf|ddos-guard|hcaptcha\.com|recaptcha\/(?:api|enterprise)|distil_r_captcha|kasada|sucuri_cloudproxy/i;

function isChallenge(page: Page, head: string): boolean {
  const marked = hasMark(page, challengeMark);
  if (saysChallenge(head)) return marked || totalText(page) < wallText;
  // A page with a comment form may load a captcha, too: without the words there must be hardly any text.
  return marked && totalText(page) < 300;
}

/** Addresses of scripts, frames, forms and the start of inline scripts. */
function hasMark(page: Page, pattern: RegExp, names = ['script', 'iframe', 'form']): boolean {
  const elements = names.flatMap((name) => (page.byTag.get(name) ?? []).slice(0, 100));
  return elements.some((element) => {
    const [src, action, id] = ['src', 'action', 'id'].map((name) => attributeOf(element, name));
    if (pattern.test(`${src ?? ''} ${action ?? ''} ${id ?? ''}`.slice(0, 2000))) return true;
    const first = element.children[0];
    return element.name === 'script' && first?.type === 'text' && pattern.test(first.data.slice(0, 2000));
  });
}

function totalText(page: Page): number {
  return (page.runs?.list ?? []).reduce((sum, run) => sum + run.text.length, 0);
}

const consentMark =
  /consent\.(?:google|yahoo|youtube|[a-z-]+)\.|collectConsent|guce\.|privacy-?gate|cookiewall|consent-?wall/i;

function isConsentWall(page: Page, head: string, look: PageLook): boolean {
  if (look.isDatedArticle && look.keptText >= errorText) return false;
  if (saysConsent(head) || hasMark(page, consentMark, ['form']))
    return look.pageText < 12_000 && look.keptText < errorText;
  return look.keptText < shellText && look.consentText > look.pageText * 0.6 && look.consentText > 200;
}

const loginPath = /\/(?:log-?in|sign-?in|auth|sso|anmelden|connexion|account\/login)(?:[/?.]|$)/i;

function isLogin(page: Page, head: string, look: PageLook): boolean {
  const inputs = page.byTag.get('input') ?? [];
  const hasPassword = inputs.some((input) => attributeOf(input, 'type')?.toLowerCase() === 'password');
  const isNamed = saysLogin(head) || loginPath.test(page.url ?? '');
  const little = look.keptText < errorText;
  if (look.isDatedArticle) return false;
  return (
    little &&
    isNamed &&
    (hasPassword || inputs.some((input) => /mail|user|login/i.test(attributeOf(input, 'name') ?? '')))
  );
}

/** An empty mount point, or a request to switch scripts on, and nothing else. */
function isScriptShell(page: Page, look: PageLook): boolean {
  const scripts = page.byTag.get('script')?.length ?? 0;
  if (scripts === 0 || look.pageText > 1000) return false;
  const mounts = /^(?:root|app|__next|__nuxt|___gatsby|main-app|react-root|svelte|application)$/i;
  const isEmptyMount = page.elements.some(
    (element) => mounts.test(attributeOf(element, 'id') ?? '') && textOf(element) === '',
  );
  const asks = (page.byTag.get('noscript') ?? []).some((element) => /javascript/i.test(rawText(element)));
  const isAsked =
    /(?:enable|activate|turn on|requires?|aktivieren|activer|habilit\w+|включите).{0,40}javascript|javascript.{0,40}(?:disabled|required|enable|aktivier|activ|включ)/i;
  const visible = (page.runs?.list ?? []).some((run) => isAsked.test(run.text.slice(0, 500)));
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
