import type { ChalkInstance } from 'chalk';
import type { Article, Evidence } from '../types.js';
import { clipToWidth, displayWidth } from './display-width.js';
import { printableLine } from '../shared/printable.js';

/** Losers shown for one field; the record's `evidence` has all. A screen has fifty lines. */
const shownOthers = 1;
const shownOfMain = 3;
const mainFields = new Set(['headline', 'date', 'authors', 'tags']);
const label = 13;

/** Why each field is what it is, in a screen's length; the whole is in the record's `evidence`. */
export function formatEvidence(article: Article, paint: ChalkInstance, width: number): string {
  const lines = [paint.bold(cut(article.headline ?? '(no headline)', width))];
  lines.push(paint.dim(cut(article.canonicalUrl ?? article.url ?? article.source.ref, width)), '');
  const silent: string[] = [];
  for (const [field, entry] of Object.entries(article.evidence ?? {})) {
    if (!entry.chosen && entry.others.length === 0) silent.push(field);
    else lines.push(...fieldLines(field, entry, paint, width));
  }
  if (silent.length > 0) lines.push(paint.dim(cut(`the page says nothing of: ${silent.join(', ')}`, width)));
  return lines.join('\n');
}

function fieldLines(field: string, entry: Evidence[string], paint: ChalkInstance, width: number): string[] {
  const inner = width - label;
  const add = (text: string): string => `${' '.repeat(label)}${paint.dim(cut(text, inner))}`;
  const value = entry.chosen ? show(entry.chosen.value) : '(nothing)';
  const from = entry.chosen ? [entry.chosen.source, entry.chosen.place].filter((part) => part).join(' ') : '';
  const lines = [
    `${paint.cyan(field.padEnd(label - 1))} ${cut(value, inner)}`,
    add([from, entry.why].filter((part) => part).join(': ')),
  ];
  const shown = mainFields.has(field) ? shownOfMain : shownOthers;
  const others = entry.others.filter((other) => show(other.value) !== value);
  others.slice(0, shown).forEach((other, index) => {
    const rest = index === shown - 1 || index === others.length - 1 ? others.length - index - 1 : 0;
    lines.push(add(loser(other, rest, inner)));
  });
  return lines;
}

/** "not VALUE (source: why; 4 more)"; the value is shortened before the reason is. */
function loser(other: Evidence[string]['others'][number], rest: number, width: number): string {
  const reason = ` (${other.source}${other.why ? `: ${other.why}` : ''}${rest > 0 ? `; ${rest} more` : ''})`;
  return `not ${cut(show(other.value), Math.max(20, width - 4 - displayWidth(reason)))}${reason}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(show).join(' · ');
  if (value && typeof value === 'object') {
    const object = value as Record<string, unknown>;
    for (const key of ['name', 'text', 'url']) if (typeof object[key] === 'string') return object[key];
  }
  return JSON.stringify(value) ?? '';
}

function cut(text: string, width: number): string {
  return clipToWidth(printableLine(text), Math.max(1, width));
}
