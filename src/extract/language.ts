import { metaContent, type Page } from './page.js';

/** The language that the page declares, BCP 47 as written; null where it declares none. */
export function languageOf(page: Page): string | null {
  const html = page.byTag.get('html')?.[0]?.attribs;
  const declared =
    html?.lang ?? html?.['xml:lang'] ?? metaContent(page, 'content-language') ?? metaContent(page, 'og:locale');
  const tag = declared?.trim().split(/[,;\s]/)[0];
  return tag && /^[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
