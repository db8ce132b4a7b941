import { candidateAdder } from '../../shared/candidate-adder.js';
import type { Candidate } from '../../types.js';
import { type Page, resolveDeclared, resolveUrl } from '../page.js';
import { attributeOf } from '../page-element.js';

/** `<link>` relations, `<html lang>`. */
export function readLinkTags(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  const add = candidateAdder(candidates, { source: 'meta' });
  for (const link of page.byTag.get('link') ?? []) {
    const rel = attributeOf(link, 'rel')?.toLowerCase() ?? '';
    // Most name stylesheets and icons, and to resolve an address takes long.
    const kind = /\b(?:canonical|amphtml|shortlink|license)\b/.exec(rel)?.[0];
    if (!kind) continue;
    const href = attributeOf(link, 'href');
    const place = `link[rel="${rel}"]`;
    if (/\bcanonical\b/.test(rel)) add('canonicalUrl', place, resolveDeclared(page, href), 1.5);
    else add(kind === 'license' ? 'license' : 'alternateUrl', place, resolveUrl(page, href));
  }
  const language = page.byTag.get('html')?.[0]?.attribs.lang ?? page.byTag.get('html')?.[0]?.attribs['xml:lang'];
  add('language', 'html[lang]', language?.trim(), 0.9);
  return candidates;
}
