import type { Block, Image, Link, Removal, SiteRule } from '../../types.js';
import type { Page } from '../page.js';
import { type Runs, runsOf } from '../runs.js';
import { blocksOf } from './blocks.js';
import { chooseByContainer } from './container.js';
import { imagesOf } from './images.js';
import { linksOf } from './links.js';

// Front door of the body: a parsed page in, the story's blocks out. It reads no metadata and refuses nothing;
// an empty list of blocks says that no text was found.

export interface BodyContext {
  rule: SiteRule | null;
}

export interface Body {
  blocks: Block[];
  images: Image[];
  links: Link[];
  removals: Removal[];
}

/** The story's text of a page, in order, with its pictures and links. */
export function findBody(page: Page, _context: BodyContext): Body {
  const runs = runsOf(page);
  const chosen = chooseByContainer(runs);
  return bodyOf(chosen, runs, page);
}

/** Everything of a fragment that is text: a feed's own content needs no choice. */
export function wholeBody(page: Page): Body {
  const runs = runsOf(page);
  return bodyOf(runs.list, runs, page);
}

function bodyOf(chosen: Runs['list'], runs: Runs, page: Page): Body {
  return {
    blocks: blocksOf(chosen, runs, page),
    images: imagesOf(chosen, runs, page),
    links: linksOf(chosen, runs, page),
    removals: [],
  };
}
