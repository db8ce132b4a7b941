import { mailDate } from '../shared/printed-instant.js';
import type { Article } from '../types.js';
import { bodyAsHtml } from './body-text.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { element, escapeXml } from './xml.js';

const head = ({
  title = 'wirecopy',
  link = 'https://wirecopy.invalid/',
}: FormatOptions): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
${element('title', title)}
${element('link', link)}
${element('description', title === 'wirecopy' ? 'Articles' : title)}
`;

/** RSS 2.0 with Dublin Core, content and media. A day without a clock stands in `dc:date`, as `pubDate` knows instants only. */
export function rss(options: FormatOptions): Formatter {
  return {
    extension: 'rss',
    head: () => head(options),
    article: (article) => `${item(article, options)}\n`,
    tail: () => '</channel>\n</rss>\n',
  };
}

/** RSS allows one, readers take all; it asks for a length, and 0 is how who does not know it says so. */
function enclosure({ url, type, length }: Article['enclosures'][number]): string {
  return `<enclosure url="${escapeXml(url)}" type="${escapeXml(type ?? 'application/octet-stream')}" length="${length ?? 0}"/>`;
}

function item(article: Article, options: FormatOptions): string {
  const html = bodyAsHtml(article, options.bodyForm ?? 'text');
  const published = mailDate(article.date);
  const parts = [
    element('title', article.headline ?? article.summary ?? 'Untitled'),
    element('link', article.canonicalUrl ?? article.url),
    element('guid', article.id, ' isPermaLink="false"'),
    published ? element('pubDate', published) : element('dc:date', article.date),
    ...article.authors.map((name) => element('dc:creator', name)),
    ...article.tags.map((tag) => element('category', tag)),
    element('dc:language', article.language),
    element('dc:publisher', article.publisher?.name),
    element('description', article.summary),
    element('content:encoded', html),
    ...article.enclosures.map(enclosure),
    ...article.images.flatMap(({ url, caption, credit }) => {
      if (url === null) return [];
      const inner = element('media:description', caption) + element('media:credit', credit);
      return [`<media:content url="${escapeXml(url)}" medium="image">${inner}</media:content>`];
    }),
  ];
  return `<item>\n${parts.filter((part) => part !== '').join('\n')}\n</item>`;
}
