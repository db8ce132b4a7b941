import { instantOf, internetDate } from '../shared/printed-instant.js';
import type { Article } from '../types.js';
import { bodyAsHtml } from './body-text.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { element, escapeXml } from './xml.js';

const head = ({ title = 'wirecopy', link }: FormatOptions): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
${element('id', link ?? 'urn:wirecopy:articles')}
${element('title', title)}
${link ? `<link rel="alternate" href="${escapeXml(link)}"/>\n` : ''}<author><name>wirecopy</name></author>
`;

/** Atom (RFC 4287). `updated` of the feed is that of its latest entry, so it stands at the end. */
export function atom(options: FormatOptions): Formatter {
  let latest = 0;
  return {
    extension: 'atom',
    head: () => head(options),
    article: (article) => {
      const updated = updatedOf(article);
      latest = Math.max(latest, Date.parse(updated));
      return `${entry(article, updated, options)}\n`;
    },
    tail: () => `<updated>${new Date(latest).toISOString()}</updated>\n</feed>\n`,
  };
}

/** Atom wants an instant: the last change, else the publication, else when it was fetched. */
function updatedOf({ modified, date, source }: Article): string {
  const fetched = instantOf(source.fetchedAt) ?? new Date(0);
  return internetDate(modified) ?? internetDate(date) ?? fetched.toISOString();
}

function enclosure({ url, type, length }: Article['enclosures'][number]): string {
  const said = `${type ? ` type="${escapeXml(type)}"` : ''}${length === null ? '' : ` length="${length}"`}`;
  return `<link rel="enclosure" href="${escapeXml(url)}"${said}/>`;
}

function entry(article: Article, updated: string, options: FormatOptions): string {
  const url = article.canonicalUrl ?? article.url;
  const published = internetDate(article.date);
  const language = article.language ? ` xml:lang="${escapeXml(article.language)}"` : '';
  const parts = [
    element('id', url ?? `urn:wirecopy:${article.id}`),
    element('title', article.headline ?? article.summary ?? 'Untitled'),
    element('updated', updated),
    published ? element('published', published) : element('dc:date', article.date),
    url ? `<link rel="alternate" href="${escapeXml(url)}"/>` : '',
    ...article.enclosures.map(enclosure),
    ...article.contributors
      .filter(({ name }) => article.authors.includes(name))
      .map(({ name, url: home }) => `<author>${element('name', name)}${element('uri', home)}</author>`),
    ...article.tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
    element('rights', article.rights?.copyright),
    element('summary', article.summary),
    element('content', bodyAsHtml(article, options.bodyForm ?? 'text'), ' type="html"'),
  ];
  return `<entry${language}>\n${parts.filter((part) => part !== '').join('\n')}\n</entry>`;
}
