import type { Element } from 'domhandler';
import { printedDays } from '../shared/printed-day.js';
import type { WallEvidence } from '../shared/wall-words.js';
import { isBareWall } from './bare-page.js';
import type { PageLook } from './body/page-kind.js';
import { isBesideTitle } from './metadata/beside-title.js';
import { metaContent, type Page, textOf } from './page.js';
import { attributeOf } from './page-element.js';

// What a short page has that walls have, and what it has that stories have.

const maxHeads = 3;
/** Of a page with more text, only what was kept counts: menus and footers name cookies, log-ins and subscriptions everywhere. */
const wholeText = 2000;
const barePage = 300;
const slightText = 600;
const maxTexts = 150;
const maxDays = 2;
const maxTimes = 100;

/** What is weighed to tell a wall from a story. */
export function wallEvidence(page: Page, look: PageLook): WallEvidence {
  const isShort = look.shown.text < wholeText;
  return {
    heads: wallHeads(page),
    subheads: headsOf(page, 'h2'),
    texts: (isShort ? [...look.shown.texts, ...buttonsOf(page)] : look.own.kept)
      .slice(0, maxTexts)
      .map((text) => text.slice(0, 600)),
    paragraphs: look.own.paragraphs,
    story: storyPoints(page, look),
    marks: marksOf(page, look),
    isSlight: look.shown.text < slightText,
    isBareWall: !isPrintedDated(page) && isBareWall(page, look, wallHeads(page)),
  };
}

/** Title and main headings, or the only one of second rank: where a wall says what it is. */
export function wallHeads(page: Page): string[] {
  const [first, seconds] = [headsOf(page, 'h1'), headsOf(page, 'h2')];
  return [...headsOf(page, 'title').slice(0, 1), ...(first.length === 0 && seconds.length === 1 ? seconds : first)];
}

/** Points for a story that a page declares. */
export function declaredPoints(look: PageLook): number {
  return look.isDatedArticle ? 4 : (look.isArticle ? 2 : 0) + (look.isDated ? 2 : 0);
}

const buttonsOf = (page: Page): string[] => (page.byTag.get('button') ?? []).slice(0, 20).map(textOf);

function headsOf(page: Page, name: 'title' | 'h1' | 'h2'): string[] {
  return (page.byTag.get(name) ?? []).slice(0, maxHeads).map((element) => textOf(element).slice(0, 300));
}

function storyPoints(page: Page, look: PageLook): number {
  const author = look.hasAuthor ? 0.5 : 0;
  return declaredPoints(look) + author + (isPrintedDated(page) ? 1.5 : 0);
}

/** A day of its own, in a short line or as a `<time>` that is not another story's. */
export function isPrintedDated(page: Page): boolean {
  const times = (page.byTag.get('time') ?? []).slice(0, maxTimes);
  const headline = page.byTag.get('h1')?.[0] ?? null;
  const ofOthers = new Set<string>();
  for (const time of times) {
    if (!/^\d{4}-\d\d-\d\d/.test(attributeOf(time, 'datetime') ?? '')) continue;
    const box = time.parent as Element | null;
    const names = box ? `${box.name} ${attributeOf(box, 'class') ?? ''}` : '';
    // The next card's, whose title is short.
    if (ofOthers.has(names)) continue;
    if (!isBesideTitle(time, false, headline)) return true;
    ofOthers.add(names);
  }
  const days = new Set((page.runs?.list ?? []).slice(0, 300).flatMap(({ text }) => printedDays(text)));
  // Of so many each is the day of another story.
  return days.size > 0 && days.size <= maxDays;
}

/** Of pages that are nothing but a challenge. */
const challengeMark =
  /cdn-cgi\/challenge-platform|cf[-_]chl|challenge-(?:form|error|stage|running)|challenges\.cloudflare\.com|_Incapsula_Resource|px-captcha|perimeterx|captcha-delivery\.com|geo\.captcha|awswaf|aws-waf|ddos-guard|distil_r_captcha|kasada|sucuri_cloudproxy|anubis[_-]|within\.website|bm-verify|sec-if-cpt|datadome|botdetect|friendly-?challenge/i;
/** A comment form loads these as well. */
const captchaMark = /hcaptcha\.com|recaptcha\/(?:api|enterprise)|g-recaptcha|h-captcha|cf-turnstile|turnstile/i;
const consentMark =
  /consent\.(?:google|yahoo|youtube|[a-z-]+)\.|collectConsent|guce\.|privacy-?gate|cookie-?wall|consent-?(?:wall|gate|page)|gdpr-?(?:wall|page|gate)|pur-?(?:wall|layer|abo)/i;

function marksOf(page: Page, look: PageLook): WallEvidence['marks'] {
  const [scripts, boxes, forms] = [scriptNames(page), boxNames(page), formNames(page)];
  const bare = look.shown.text < barePage;
  const isChallenge = challengeMark.test(scripts) || challengeMark.test(boxes) || challengeMark.test(forms);
  const isCaptcha = [scripts, boxes, forms].some((names) => captchaMark.test(names));
  const unlisted = isUnlisted(page) ? 0.5 : 0;
  const isConsentLayer = look.keptText < 150 && look.consentText > look.pageText * 0.6 && look.consentText > 200;
  return {
    challenge: (isChallenge ? (bare ? 2 : 1.5) : isCaptcha ? (bare ? 2 : 0.5) : 0) + unlisted,
    consent: (isConsentLayer || consentMark.test(forms) ? 2 : consentMark.test(boxes) ? 1 : 0) + unlisted,
    login: loginPoints(page) + unlisted,
    subscription: unlisted,
    region: unlisted,
    gone: unlisted,
    maintenance: unlisted,
    parked: unlisted,
    broken: unlisted,
  };
}

/** A page that asks not to be found, or that leaves by itself. */
export const isUnlisted = (page: Page): boolean =>
  /noindex/i.test(metaContent(page, 'robots') ?? '') || metaContent(page, 'refresh') !== null;

function loginPoints(page: Page): number {
  const inputs = (page.byTag.get('input') ?? []).slice(0, 50);
  if (inputs.some((input) => attributeOf(input, 'type')?.toLowerCase() === 'password')) return 1;
  return inputs.some((input) => /mail|user|login/i.test(attributeOf(input, 'name') ?? '')) ? 0.5 : 0;
}

/** WordPress writes this form in the place of a post's whole text, whatever the language and whoever has signed it. */
export function isLockedPost(page: Page, look: PageLook): boolean {
  const form = (page.byTag.get('form') ?? []).find((element) =>
    /[?&]action=postpass\b/.test(attributeOf(element, 'action') ?? ''),
  );
  return form !== undefined && look.own.text - textOf(form).length < lockedText;
}

/** What may stand beside the form: a sentence or two that say what it is for. */
const lockedText = 200;

const named = (elements: readonly Element[], names: readonly string[]): string =>
  elements
    .map((element) =>
      names
        .map((name) => attributeOf(element, name) ?? '')
        .join(' ')
        .slice(0, 500),
    )
    .join('\n');

/** Addresses of scripts and frames, and the start of inline scripts. */
function scriptNames(page: Page): string {
  const elements = ['script', 'iframe'].flatMap((name) => (page.byTag.get(name) ?? []).slice(0, 100));
  const inline = elements.map(({ name, children: [first] }) =>
    name === 'script' && first?.type === 'text' ? first.data.slice(0, 2000) : '',
  );
  return `${named(elements, ['src', 'id'])}\n${inline.join('\n')}`;
}

const formNames = (page: Page): string =>
  named((page.byTag.get('form') ?? []).slice(0, 20), ['action', 'id', 'class', 'name']);

/** Names of boxes; a wall has few. */
const boxNames = (page: Page): string =>
  named(
    ['div', 'section', 'main', 'body', 'input'].flatMap((name) => (page.byTag.get(name) ?? []).slice(0, 60)),
    ['id', 'class'],
  );
