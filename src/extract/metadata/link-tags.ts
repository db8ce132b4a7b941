import type { Candidate } from '../../types.js';
import { type Page, resolveDeclared, resolveUrl } from '../page.js';
import { attributeOf } from '../page-element.js';

/** `<link>` relations, `<html lang>`. */
export function readLinkTags(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  for (const link of page.byTag.get('link') ?? []) {
    const rel = attributeOf(link, 'rel')?.toLowerCase() ?? '';
    // Most name stylesheets and icons, and to resolve an address takes long.
    if (!/\b(?:canonical|amphtml|shortlink|license)\b/.test(rel)) continue;
    const href = attributeOf(link, 'href');
    const url = /\bcanonical\b/.test(rel) ? resolveDeclared(page, href) : resolveUrl(page, href);
    if (!url) continue;
    const place = `link[rel="${rel}"]`;
    if (/\bcanonical\b/.test(rel))
      candidates.push({ field: 'canonicalUrl', value: url, source: 'meta', place, confidence: 1.5 });
    else if (/\b(amphtml|shortlink)\b/.test(rel))
      candidates.push({ field: 'alternateUrl', value: url, source: 'meta', place });
    else if (/\blicense\b/.test(rel)) candidates.push({ field: 'license', value: url, source: 'meta', place });
  }
  const language = page.byTag.get('html')?.[0]?.attribs.lang ?? page.byTag.get('html')?.[0]?.attribs['xml:lang'];
  if (language?.trim())
    candidates.push({
      field: 'language',
      value: language.trim(),
      source: 'meta',
      place: 'html[lang]',
      confidence: 0.9,
    });
  return candidates;
}
