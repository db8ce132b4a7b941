import type { Candidate, Image } from '../../types.js';
import { type MetaTag, type Page, resolveDeclared } from '../page.js';

// Pictures that a page offers to networks: `og:image` with its sizes (https://ogp.me/#structured), and `twitter:image`.

const mains = new Map([
  ['og:image', 'open-graph'],
  ['og:image:url', 'open-graph'],
  ['twitter:image', 'twitter'],
  ['twitter:image:src', 'twitter'],
] as const);
const secure = 'og:image:secure_url';
const maxImages = 20;

/** Declared pictures in order; what follows one (width, height, alt) belongs to it. */
export function readSocialImages(page: Page): Candidate[] {
  const found: (Candidate & { field: 'image' })[] = [];
  for (const tag of page.meta) {
    if (!/^(?:og|twitter):image/.test(tag.key) || found.length >= maxImages) continue;
    const source = mains.get(tag.key as 'og:image') ?? (tag.key === secure && found.length === 0 ? 'open-graph' : null);
    const url = source ? resolveDeclared(page, tag.content) : null;
    const last = found[found.length - 1];
    if (source && url && last?.value.url !== url) {
      found.push({ field: 'image', value: imageAt(url), source, place: `meta[${tag.attribute}="${tag.key}"]` });
    } else if (!source && last) describe(last.value, tag);
  }
  return found;
}

const imageAt = (url: string): Image => ({ url, caption: null, credit: null, alt: null, width: null, height: null });

function describe(image: Image, { key, content }: MetaTag): void {
  const part = key.slice(key.lastIndexOf(':') + 1);
  if (part === 'alt') image.alt ??= content.replace(/\s+/g, ' ');
  const size = /^\d{1,5}$/.test(content) ? Number(content) || null : null;
  if (part === 'width') image.width ??= size;
  if (part === 'height') image.height ??= size;
}
