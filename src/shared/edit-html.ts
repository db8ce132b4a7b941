import { escapeHtml } from './escape-html.js';
import { printable } from './printable.js';

// What changed in a story as HTML: `del` and `ins`, which read also without colour.

export interface ShownPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface ShownChange {
  field: string;
  class: string;
  parts: readonly ShownPart[];
  paragraphs?: readonly { kind: string; number: number; parts: readonly ShownPart[] }[];
}

/** One edit of a story, as the archive saw it. */
export interface ShownEdit {
  id: string;
  /** Number of the revision that it made. */
  revision: number;
  headline: string | null;
  url: string | null;
  source: string;
  language: string | null;
  published: string | null;
  /** When the text before it was last saved, and when it was seen. */
  before: string;
  seen: string;
  class: string | null;
  changes: readonly ShownChange[];
}

/** Text around a change that is shown, in characters; of what stayed no more helps to read. */
const around = 90;

export interface EditForm {
  /** Feed readers take styles away and leave `font`, so that red and green arrive. */
  isFeed: boolean;
  /** Characters of one edit, after which it is cut. */
  most: number;
}

const labels: Record<string, string> = { body: 'text', updates: 'posts', date: 'date', notices: 'notice' };

/** The changed fields with their words. What the publisher says of its own clock is left out where anything else changed. */
export function changesHtml(changes: readonly ShownChange[], form: EditForm): string {
  const telling = changes.filter(({ field }) => field !== 'modified' && field !== 'access');
  let left = form.most;
  const fields: string[] = [];
  for (const { field, parts, paragraphs } of telling.length > 0 ? telling : changes) {
    const lines: string[] = [];
    for (const each of paragraphs?.map((one) => one.parts) ?? [parts]) {
      if (left <= 0) break;
      const { html, length } = partsHtml(each, left, form);
      left -= length;
      lines.push(`<p dir="auto">${html}</p>`);
    }
    if (lines.length > 0) fields.push(fieldHtml(labels[field] ?? field, lines.join(''), form));
    if (left <= 0) break;
  }
  return fields.join('') + (left <= 0 ? '<p>… and more than is shown here.</p>' : '');
}

const fieldHtml = (name: string, lines: string, { isFeed }: EditForm): string =>
  isFeed ? `<p><b>${name}</b></p>${lines}` : `<div class="field"><b>${name}</b>${lines}</div>`;

function partsHtml(parts: readonly ShownPart[], most: number, { isFeed }: EditForm): { html: string; length: number } {
  let length = 0;
  let html = '';
  for (const [at, { kind, text }] of parts.entries()) {
    const whole = printable(text, '\n').replace(/\s+/g, ' ');
    const shown = clip(kind === 'same' ? shortened(whole, at === 0, at === parts.length - 1) : whole, most - length);
    length += shown.length;
    const core = shown.trimEnd();
    const space = shown.slice(core.length);
    if (kind === 'same' || core === '') html += escapeHtml(shown);
    else html += marked(kind === 'removed' ? 'del' : 'ins', escapeHtml(core), isFeed) + space;
    if (length >= most) break;
  }
  return { html, length };
}

const colours = { del: '#b3261e', ins: '#146c2e' };

function marked(tag: 'del' | 'ins', inner: string, isFeed: boolean): string {
  return `<${tag}>${isFeed ? `<font color="${colours[tag]}">${inner}</font>` : inner}</${tag}>`;
}

function clip(text: string, most: number): string {
  return text.length > most ? `${wholeEnd(text.slice(0, Math.max(0, most)))}…` : text;
}

/** Half a sign of two is none. */
const wholeEnd = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

/** Long stretches that stayed are shown by their ends, cut between words where there are any. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= around * 2 + 20) return text;
  const head = text.slice(0, around);
  const tail = text.slice(-around);
  const begin = wholeEnd(head.includes(' ') ? head.slice(0, head.lastIndexOf(' ')) : head);
  const end = (tail.includes(' ') ? tail.slice(tail.indexOf(' ') + 1) : tail).replace(/^[\udc00-\udfff]/, '');
  return `${isFirst ? '' : `${begin} `}… ${isLast ? '' : end}`;
}
