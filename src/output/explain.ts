import type { ChalkInstance } from 'chalk';
import type { Article } from '../types.js';
import { printableLine } from './printable.js';

/** Losers shown for one field; the record's `evidence` has all. */
const shownOthers = 3;

/** Why each field is what it is, in about a screen's length; the whole is in the record's `evidence`. */
export function formatEvidence(article: Article, paint: ChalkInstance, width: number): string {
  const lines = [paint.bold(cut(article.headline ?? '(no headline)', width))];
  lines.push(paint.dim(cut(article.canonicalUrl ?? article.url ?? article.source.ref, width)), '');
  for (const [field, entry] of Object.entries(article.evidence ?? {})) {
    const value = entry.chosen ? show(entry.chosen.value) : '(nothing)';
    lines.push(`${paint.cyan(field.padEnd(12))} ${cut(value, width - 13)}`);
    const from = entry.chosen ? `${entry.chosen.source}, ${entry.chosen.place}` : '';
    lines.push(`${' '.repeat(13)}${paint.dim(cut([from, entry.why].filter((part) => part).join(' — '), width - 13))}`);
    for (const other of entry.others.slice(0, shownOthers)) {
      const line = `not ${show(other.value)} (${other.source}${other.why ? `: ${other.why}` : ''})`;
      lines.push(`${' '.repeat(13)}${paint.dim(cut(line, width - 13))}`);
    }
    const more = entry.others.length - shownOthers;
    if (more > 0) lines.push(`${' '.repeat(13)}${paint.dim(`and ${more} more`)}`);
  }
  return lines.join('\n');
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
  const line = printableLine(text);
  return line.length <= width ? line : `${line.slice(0, Math.max(1, width - 1))}…`;
}
