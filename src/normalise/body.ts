import type { Article, Block } from '../types.js';

export type BodyForm = 'text' | 'markdown' | 'html' | 'blocks' | 'none';

/** Blocks in the form asked for; null where there is no text or none is wanted. */
export function bodyInForm(blocks: readonly Block[], form: BodyForm): Article['body'] {
  if (blocks.length === 0 || form === 'none') return null;
  if (form === 'blocks') return [...blocks];
  const write = form === 'markdown' ? markdownOf : form === 'html' ? htmlOf : (block: Block) => block.text;
  return blocks.map(write).join(form === 'html' ? '\n' : '\n\n');
}

/** The text form, whatever the record will hold: what is counted and hashed. */
export function bodyText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeText = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

function htmlOf(block: Block): string {
  const inner = block.html ?? escapeText(block.text);
  switch (block.kind) {
    case 'heading':
      return `<h${block.level ?? 2}>${inner}</h${block.level ?? 2}>`;
    case 'quote':
      return `<blockquote><p>${inner}</p></blockquote>`;
    case 'preformatted':
      return `<pre>${escapeText(block.text)}</pre>`;
    case 'list':
    case 'table':
      return block.html ?? `<p>${inner}</p>`;
    default:
      return `<p>${inner}</p>`;
  }
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 2)} ${inlineMarkdown(block)}`;
    case 'quote':
      return inlineMarkdown(block).replace(/^/gm, '> ');
    case 'preformatted':
      return `\`\`\`\n${block.text.replaceAll('```', "'''")}\n\`\`\``;
    case 'list':
      return escapeMarkdown(block.text, true);
    case 'table':
      return tableMarkdown(block.text);
    default:
      return inlineMarkdown(block);
  }
}

function tableMarkdown(text: string): string {
  const rows = text.split('\n').map((row) => `| ${escapeMarkdown(row, true)} |`);
  const columns = text.split('\n', 1)[0]!.split(' | ').length;
  return [rows[0], `|${' --- |'.repeat(columns)}`, ...rows.slice(1)].join('\n');
}

/** Only what the inline HTML of a block can hold (extract/ writes it): links, bold, italics, code. */
function inlineMarkdown(block: Block): string {
  if (!block.html) return escapeMarkdown(block.text, false);
  return block.html
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : escapeMarkdown(unescapeHtml(part), false)))
    .join('')
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, (_all, href: string, text: string) => {
      return `[${text}](${unescapeHtml(href).replaceAll(')', '%29').replaceAll(' ', '%20')})`;
    })
    .replace(/<\/?strong>/g, '**')
    .replace(/<\/?em>/g, '*')
    .replace(/<\/?(?:code|kbd|samp)>/g, '`')
    .replace(/<br>/g, '  \n')
    .replace(/<[^>]*>/g, '');
}

function escapeMarkdown(text: string, isListed: boolean): string {
  const escaped = text.replace(/[\\`*_[\]<>]/g, '\\$&');
  return isListed ? escaped : escaped.replace(/^(\s*)([#+-]|\d+[.)])(\s)/gm, '$1\\$2$3');
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescapeHtml = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);
