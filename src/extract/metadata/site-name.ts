import { LatinTwin } from '../../shared/latin-twin.js';
import type { Element } from 'domhandler';
import { isTag } from 'domhandler';
import type { Candidate } from '../../types.js';
import { bare } from '../body/bare-text.js';
import { metaContent, type Page, resolveUrl, textOf } from '../page.js';
import { isMasthead } from '../heading-address.js';
import { attributeOf } from '../page-element.js';
import type { Layout } from './layout.js';

/** Between a headline and the site's name in `<title>`. */
const separator = /\s+[|–—·•»«:-]+\s+|\s*[|｜]\s*|:\s+/u;
/** "© 1998–2024 The Quay Courier": a credit below a picture has no year. */
const owner = new LatinTwin(
  /^\W{0,3}(?:[©ⓒ]|\(c\)|copyright)[\s©:,.]*(?=.*(?:19|20)\d\d)(?:by\s)?(?:[\d\s,–-]*)(\p{L}.*)$/iu,
);
const maxOwner = 200;
const minName = 2;
const maxName = 40;
const maxTitle = 500;
const maxLinks = 60;
const maxImages = 30;

/**
 * The site's name where no meta tag tells it: what stands at one end of `<title>` and is also the text of the link home, the logo's,
 * or in the copyright line.
 */
export function readSiteName(page: Page, { runs }: Layout): Candidate[] {
  const title = page.byTag.get('title')?.[0];
  if (!title || metaContent(page, 'og:site_name')) return [];
  const parts = textOf(title).slice(0, maxTitle).split(separator);
  const ends = [...new Set([parts[0]!.trim(), parts.at(-1)!.trim()])].filter(
    (name) => name.length <= maxName && bare(name).length >= minName,
  );
  // A title of one part is as a rule the story's, and so is what a saved page links to itself by.
  const signs = new Set((parts.length < 2 ? mastheads(page) : [...homeTexts(page), ...logoTexts(page)]).map(bare));
  const owners = runs.flatMap(({ text }) => (text.length <= maxOwner ? (owner.exec(text)?.[1] ?? []) : [])).map(bare);
  return ends
    .filter((name) => signs.has(bare(name)) || owners.some((text) => text.startsWith(bare(name))))
    .slice(0, 1)
    .map((name) => ({ field: 'publisher', value: { name, url: null }, source: 'title-element', place: 'title' }));
}

const mastheads = (page: Page): string[] =>
  (page.byTag.get('h1') ?? [])
    .slice(0, 3)
    .filter((heading) => isMasthead(heading, page))
    .map(textOf);

function homeTexts(page: Page): string[] {
  const home = page.url ? new URL('/', page.url).href : null;
  return (page.byTag.get('a') ?? []).slice(0, maxLinks).flatMap((link) => {
    const href = attributeOf(link, 'href')?.trim() ?? '';
    const isHome =
      /^(?:\.?\/|\.\/?|\/?index\.\w+)$/.test(href) ||
      (home !== null && href.length < 100 && resolveUrl(page, href) === home);
    return isHome ? [textOf(link), ...altsIn(link)] : [];
  });
}

const altsIn = (link: Element): string[] =>
  link.children.filter(isTag).flatMap((child) => (child.name === 'img' ? [attributeOf(child, 'alt') ?? ''] : []));

function logoTexts(page: Page): string[] {
  return (page.byTag.get('img') ?? [])
    .slice(0, maxImages)
    .filter((image) =>
      /logo/i.test(`${attributeOf(image, 'src') ?? ''} ${attributeOf(image, 'class') ?? ''}`.slice(0, 400)),
    )
    .map((image) => attributeOf(image, 'alt') ?? '');
}
