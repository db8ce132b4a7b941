import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { formatEvidence } from '../../src/output/explain.js';
import type { Article, Evidence } from '../../src/types.js';

const plain = new Chalk({ level: 0 });
const entry = (value: unknown, others: unknown[] = []): Evidence[string] => ({
  chosen: { value, source: 'json-ld', place: 'NewsArticle.headline' },
  why: 'weight 0.90',
  others: others.map((other) => ({ value: other, source: 'heading', place: 'h1', why: 'weight 0.10' })),
});

function explain(evidence: Evidence, width = 60): string[] {
  const article = { headline: 'Cranes', canonicalUrl: 'https://herald.example/a', evidence } as unknown as Article;
  return formatEvidence(article, plain, width).split('\n');
}

describe('a page of evidence', () => {
  test('says what was taken, from where and why, and what lost', () => {
    const lines = explain({ headline: entry('Cranes', ['Kranes', 'Port']) });
    expect(lines.slice(3)).toEqual([
      'headline     Cranes',
      '             json-ld NewsArticle.headline: weight 0.90',
      '             not Kranes (heading: weight 0.10)',
      '             not Port (heading: weight 0.10)',
    ]);
  });

  test('counts the losers that it does not show', () => {
    const lines = explain({ language: entry('en', ['de', 'fr', 'it']) });
    expect(lines.at(-1)).toBe('             not de (heading: weight 0.10; 2 more)');
  });

  test('shortens a value before the reason beside it', () => {
    const lines = explain({ headline: entry('Cranes', ['Long '.repeat(40)]) });
    expect(lines.at(-1)).toMatch(/… \(heading: weight 0\.10\)$/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('names the fields of which the page says nothing in one line', () => {
    const nothing = { chosen: null, why: 'no candidate', others: [] };
    expect(explain({ genre: nothing, access: nothing }).at(-1)).toBe('the page says nothing of: genre, access');
  });

  test('fits a screen with every field contested', () => {
    const names = [
      'headline',
      'date',
      'authors',
      'tags',
      'section',
      'summary',
      'language',
      'publisher',
      'canonicalUrl',
      'genre',
      'access',
    ];
    const lines = explain(Object.fromEntries(names.map((name) => [name, entry('A', ['B', 'C', 'D', 'E', 'F'])])), 100);
    expect(lines.length).toBeLessThanOrEqual(50);
  });
});
