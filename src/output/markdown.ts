import type { Article } from '../types.js';
import { escapeMarkdown, guardLineStart } from '../shared/inline-markdown.js';
import { markdownOfText } from '../shared/block-markdown.js';
import { bodyAsMarkdown } from './body-text.js';
import type { BodyForm, FormatOptions, Formatter } from './formatter.js';

/** YAML front matter, then the body; articles apart by a blank line. JSON strings are YAML strings (YAML 1.2). */
export const markdown = (options: FormatOptions): Formatter => ({
  extension: 'md',
  article: (article, index) =>
    `${index === 0 ? '' : '\n'}${frontMatter(article)}\n${content(article, options.bodyForm ?? 'text')}`,
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

function content(article: Article, form: BodyForm): string {
  const parts = [
    article.headline ? `# ${escapeMarkdown(oneLine(article.headline))}` : null,
    article.summary ? guardLineStart(escapeMarkdown(oneLine(article.summary))) : null,
    leadPicture(article),
    bodyAsMarkdown(article, form),
    ...article.updates.map((update) => section(update.date, update.headline, update.body)),
    ...article.briefs.map((brief) => section(brief.date, brief.headline, brief.summary)),
  ];
  return `${parts.filter((part) => part).join('\n\n')}\n`;
}

/** The lead picture with what is said under it. */
function leadPicture({ images }: Article): string | null {
  const lead = images.find(({ url }) => url !== null && /^https?:\/\//i.test(url));
  if (!lead?.url) return null;
  const { alt, caption, credit } = lead;
  const said = [caption, credit ? `(${credit})` : null].filter((part) => part !== null).join(' ');
  const address = lead.url.replace(/[\s()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const picture = `![${escapeMarkdown(oneLine(alt ?? caption ?? ''))}](${address})`;
  return said ? `${picture}\n\n*${escapeMarkdown(oneLine(said))}*` : picture;
}

function section(date: string | null, headline: string | null, body: string | null): string {
  const title = [date, headline].filter((part) => part).join(' · ');
  return [`## ${escapeMarkdown(oneLine(title))}`, body ? markdownOfText(body) : null]
    .filter((part) => part)
    .join('\n\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
