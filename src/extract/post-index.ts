import { type Element, isTag } from 'domhandler';
import { isDense } from '../shared/unspaced.js';
import type { PageLook } from './body/page-kind.js';
import { addressOfHeading } from './heading-address.js';
import { type Page, textOf } from './page.js';
import { attributeOf } from './page-element.js';

// A blog's front page with whole posts: it reads like one long story, but each part has a heading that leads to a page of its own.

const minPosts = 3;
const minPost = 150;
const minShare = 0.6;
const maxShareOutside = 0.1;
const maxLongest = 0.7;
const headings = ['h1', 'h2', 'h3'];
const postName =
  /(?:^|\s)(?:post|hentry|h-entry|blog-?(?:post|entry|item)|entry|article|post-(?:\d+|outer|item|wrap(?:per)?|box|container)|type-post|teaser)(?:\s|$)/i;
const episodeName = /(?:^|[\s_-])(?:episode|podcast|folge|episodio|épisode|avsnitt|aflevering)(?:[\s_-]|$)/i;

/** Whether the page is a row of posts that each have a page of their own. */
export function isPostIndex(page: Page, look: PageLook): boolean {
  const least = look.kept.some(isDense) ? minPost / 2 : minPost;
  if (look.isArticle || look.isDated || look.keptText < minPosts * least) return false;
  const posts = new Map<Element, string>();
  for (const heading of headings.flatMap((name) => page.byTag.get(name) ?? []).slice(0, 200)) {
    const post = postAround(heading);
    // An episode is heard where it stands.
    const address = addressOfHeading(heading, page) ?? (post && isEpisode(post) ? textOf(heading) : null);
    if (post && address !== null && !posts.has(post)) posts.set(post, address);
  }
  if (posts.size < minPosts || new Set(posts.values()).size < minPosts) return false;
  const lengths = [...posts.keys()].slice(0, 50).map((post) => textOf(post).length);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.filter((length) => length >= least).length < minPosts || whole < look.keptText * minShare) return false;
  // A story above teasers of others stands outside of them, or is the longest by far.
  const texts = [...posts.keys()].slice(0, 50).map((post) => textOf(post));
  const outside = look.paragraphs.filter((paragraph) => !texts.some((text) => text.includes(paragraph))).length;
  // Above episodes stands what they are of.
  const maxOutside = [...posts.keys()].every(isEpisode) ? 2 : look.paragraphs.length * maxShareOutside;
  return outside <= maxOutside && Math.max(...lengths) <= whole * maxLongest;
}

const isEpisode = (post: Element): boolean => episodeName.test(attributeOf(post, 'class') ?? '');

function postAround(heading: Element): Element | null {
  for (let node = heading.parent, level = 0; node && isTag(node) && level < 6; node = node.parent, level++) {
    if (node.name === 'article' || postName.test(attributeOf(node, 'class') ?? '') || isEpisode(node)) return node;
  }
  return null;
}
