import type { Article } from '../types.js';
import { bodyAsText } from './body-text.js';
import type { Formatter } from './formatter.js';

/** YAML front matter, then the body; articles apart by a blank line. JSON strings are YAML strings (YAML 1.2). */
export const markdown = (): Formatter => ({
  extension: 'md',
  article: (article, index) => `${index === 0 ? '' : '\n'}${frontMatter(article)}\n${content(article)}`,
});

function frontMatter(article: Article): string {
  const lines: [string, unknown][] = [
    ['title', article.headline],
    ['date', article.date],
    ['modified', article.modified],
    ['authors', article.authors],
    ['tags', article.tags],
    ['section', article.section],
    ['language', article.language],
    ['publisher', article.publisher?.name ?? null],
    ['url', article.canonicalUrl ?? article.url],
    ['id', article.id],
  ];
  const said = lines.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  return `---\n${said.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('')}---\n`;
}

function content(article: Article): string {
  const parts = [
    article.headline ? `# ${oneLine(article.headline)}` : null,
    article.summary ? `*${oneLine(article.summary)}*` : null,
    bodyAsText(article),
    ...article.updates.map((update) => section(update.date, update.headline, update.body)),
    ...article.briefs.map((brief) => section(brief.date, brief.headline, brief.summary)),
  ];
  return `${parts.filter((part) => part).join('\n\n')}\n`;
}

function section(date: string | null, headline: string | null, body: string | null): string {
  const title = [date, headline].filter((part) => part).join(' · ');
  return [`## ${oneLine(title)}`, body].filter((part) => part).join('\n\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
