import type { Block } from '../types.js';
import { escapeHtml } from './escape-html.js';

/** Blocks as HTML. `block.html` was built from a short list of allowed tags with http(s) links (extract/); text is escaped here. */
export function htmlOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(htmlOfBlock).join('\n');
}

function htmlOfBlock(block: Block): string {
  const inner = block.html ?? escapeHtml(block.text);
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.level ?? 2));
      return `<h${level}>${inner}</h${level}>`;
    }
    case 'quote':
      return `<blockquote><p>${inner}</p></blockquote>`;
    case 'preformatted':
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case 'list':
      return block.html ?? listFromText(block.text);
    case 'table':
      return block.html ?? tableFromText(block.text);
    default:
      return `<p>${inner}</p>`;
  }
}

/** The text form of a body as HTML: paragraphs apart by blank lines, "- " items as lists. */
export function htmlOfText(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => {
      if (/^- /.test(part)) return listFromText(part);
      return `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`;
    })
    .join('\n');
}

/** "- one\n  - below it\n- two" as nested lists. */
function listFromText(text: string): string {
  let html = '';
  let depth = -1;
  for (const line of text.split('\n')) {
    const [, indent = '', item = ''] = /^( *)(?:- )?(.*)$/.exec(line) ?? [];
    const level = Math.min(depth + 1, Math.floor(indent.length / 2));
    if (level > depth) html += '<ul>';
    else html += `</li>${'</ul></li>'.repeat(depth - level)}`;
    html += `<li>${escapeHtml(item)}`;
    depth = level;
  }
  return `${html}</li></ul>${'</li></ul>'.repeat(Math.max(0, depth))}`;
}

function tableFromText(text: string): string {
  const rows = text.split('\n').map((row) => row.split(' | ').map((cell) => `<td>${escapeHtml(cell)}</td>`));
  return `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`;
}
