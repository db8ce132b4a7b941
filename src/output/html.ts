import { escapeHtml } from '../shared/escape-html.js';
import { httpUrl } from '../shared/http-url.js';
import type { Article } from '../types.js';
import { bodyAsHtml } from './body-text.js';
import type { FormatOptions, Formatter } from './formatter.js';

const style =
  'body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}' +
  'article+article{border-top:1px solid #ccc;margin-top:3rem;padding-top:2rem}h1{line-height:1.2}' +
  '.about,.tags,figcaption,footer{font:.85rem/1.5 system-ui,sans-serif;color:#666}.summary{font-size:1.15rem}' +
  '.notice{border-left:3px solid #c90;padding-left:.8rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem}' +
  'header{font:bold 1.4rem/1.2 system-ui,sans-serif;margin-bottom:2rem}figure{margin:1rem 0}img{max-width:100%;height:auto}' +
  'pre{overflow:auto;background:#f4f4f4;padding:.6rem}' +
  '@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}pre{background:#222}}';

/** One page to read in a browser, without scripts; nothing is fetched but the lead picture of each story, without a referrer. */
export function html(options: FormatOptions): Formatter {
  return {
    extension: 'html',
    head: () =>
      `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n` +
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src http: https:">\n` +
      `<meta name="referrer" content="no-referrer">\n<title>${text(options.title ?? 'wirecopy')}</title>\n<style>${style}</style>\n</head>\n<body>\n${titleOf(options)}`,
    article: (article) => `${page(article, options)}\n`,
    tail: () => '</body>\n</html>\n',
  };
}

function page(article: Article, options: FormatOptions): string {
  const { language, headline, summary } = article;
  const lead = article.images.find((one) => httpUrl(one.url) !== null);
  const images = article.images.filter((one) => one !== lead);
  const url = httpUrl(article.canonicalUrl ?? article.url);
  const about = [
    time(article.date),
    ...[article.authors.join(', '), article.publisher?.name, article.section].map(text),
  ];
  const parts = [
    `<h1>${text(headline ?? 'Untitled')}</h1>`,
    line('about', about.filter((part) => part !== '').join(' · ')),
    line('summary', text(summary)),
    lead ? picture(lead) : '',
    ...article.notices.map((notice) => line('notice', text(notice))),
    bodyAsHtml(article, options.bodyForm ?? 'text') ?? '',
    ...article.updates.map((item) => section(item.date, item.headline, item.body)),
    ...article.briefs.map((item) => section(item.date, item.headline, item.summary)),
    ...images.flatMap(({ caption, credit }) => {
      const said = [caption, credit].filter((part) => part !== null).join(' — ');
      return said ? [`<figcaption>${text(said)}</figcaption>`] : [];
    }),
    line('tags', article.tags.map((tag) => `#${text(tag)}`).join(' ')),
    url ? `<footer><a href="${escapeHtml(url)}">${text(url)}</a></footer>` : '',
  ];
  const attributes = language ? ` lang="${escapeHtml(language)}"` : '';
  return `<article${attributes} dir="auto">\n${parts.filter((part) => part !== '').join('\n')}\n</article>`;
}

/** The page's own heading, where it has a name of its own. */
function titleOf({ title, link }: FormatOptions): string {
  const name = title ?? link;
  if (name === undefined) return '';
  return `<header>${link ? `<a href="${escapeHtml(link)}">${text(name)}</a>` : text(name)}</header>\n`;
}

function picture({ url, alt, caption, credit }: Article['images'][number]): string {
  const said = [caption, credit].filter((part) => part !== null).join(' — ');
  const under = said ? `<figcaption>${text(said)}</figcaption>` : '';
  return `<figure><img src="${escapeHtml(url ?? '')}" alt="${escapeHtml(alt ?? caption ?? '')}" loading="lazy">${under}</figure>`;
}

const text = (value: string | null | undefined): string => escapeHtml(value ?? '');
const line = (name: string, inner: string): string => (inner === '' ? '' : `<p class="${name}">${inner}</p>`);
const time = (date: string | null): string =>
  date ? `<time datetime="${escapeHtml(date)}">${text(date.replace('T', ' '))}</time>` : '';

function section(date: string | null, headline: string | null, body: string | null): string {
  const paragraphs = (body ?? '').split(/\n{2,}/).filter((part) => part !== '');
  const title = [time(date), text(headline)].filter((part) => part !== '').join(' · ');
  return `<section><h2>${title}</h2>${paragraphs.map((part) => `<p>${text(part)}</p>`).join('')}</section>`;
}
