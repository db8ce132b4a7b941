import { diffArticles } from '../../diff/index.js';
import type { ShownEdit } from '../../shared/edit-html.js';
import { type ArticleEdit, hostOf } from '../../store/index.js';

/** An edit of the archive with what changed in it, for a page, a feed or a report. */
export function shownEdit({ stored, from, to }: ArticleEdit): ShownEdit {
  const { article } = to;
  const url = stored.article.canonicalUrl ?? stored.article.url;
  const diff = diffArticles(from.article, article);
  return {
    id: stored.article.id,
    revision: to.number,
    headline: article.headline,
    url,
    source: hostOf(url) || (article.publisher?.name ?? ''),
    language: article.language,
    published: article.date,
    before: from.savedAt,
    seen: to.savedAt,
    class: diff.class,
    changes: diff.changes,
  };
}
