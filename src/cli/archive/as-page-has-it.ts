import { readDefaults } from '../../options.js';
import { localReader } from '../../run/index.js';
import { type Store, textOfBody } from '../../store/index.js';
import type { Article } from '../../types.js';
import type { Context } from '../context.js';
import { loadSiteRules } from '../flags/site-rules.js';

/**
 * An article of the archive with its body in blocks: an archive keeps the text alone, and the page beside it has the numbers of lists,
 * headings and links. The article stays as it is where its page was not kept, or where that page now gives another text.
 */
export async function asPageHasIt(article: Article, store: Store, context: Context): Promise<Article> {
  const { sha256 } = article.source;
  if (typeof article.body !== 'string' || sha256 === null) return article;
  for await (const capture of store.rawPages(article.id)) {
    if (capture.sha256 !== sha256) continue;
    try {
      const read = {
        ...readDefaults,
        bodyForm: 'blocks' as const,
        siteRules: await loadSiteRules(context.config?.sites),
      };
      const { body } = await localReader.again(capture, article, read);
      const shown = { ...article, body };
      return textOfBody(shown) === article.body ? shown : article;
    } catch {
      // What the archive says of the story stands, whatever becomes of its page (or of your site rules) today.
      return article;
    }
  }
  return article;
}
