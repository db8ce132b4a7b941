import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, UsageError } from '../../errors.js';
import { recordKeys } from '../../output/index.js';
import { findSiteRule } from '../../sites/index.js';
import type { Article, SiteRule } from '../../types.js';
import { readSavedPage, type SavedPage } from './saved-page.js';

// Fixtures of a user's own rules: `fixtures/<name>/` beside them holds a page as received (page.html), its address (case.json), and
// the fields that must be read from it (expected.json).

export const fixturesFolder = (sites: string): string => path.join(sites, 'fixtures');

/** What became of one fixture. */
export interface Tried {
  folder: string;
  /** The rule that its address has. */
  rule: string | null;
  problem: string | null;
}

/** Reads each page of the fixtures by the rules, and says where another record comes out than is expected. */
export async function tryFixtures(sites: string, rules: readonly SiteRule[], now: number): Promise<Tried[]> {
  const root = fixturesFolder(sites);
  const names = existsSync(root) ? readdirSync(root, { withFileTypes: true }).filter((one) => one.isDirectory()) : [];
  const tried: Tried[] = [];
  for (const { name } of names.sort((a, b) => (a.name < b.name ? -1 : 1)))
    tried.push(await tryOne(path.join(root, name), rules, now));
  return tried;
}

async function tryOne(folder: string, rules: readonly SiteRule[], now: number): Promise<Tried> {
  let rule: SiteRule | null = null;
  try {
    const { page, expected } = fixtureOf(folder);
    rule = findSiteRule(page.url, { extra: rules, date: page.fetchedAt?.slice(0, 10) ?? null });
    if (rule === null) throw new UsageError(`no rule is for ${page.url}`);
    return { folder, rule: rule.id, problem: differenceOf(await readSavedPage(page, rules, { now }), expected) };
  } catch (error) {
    return { folder, rule: rule?.id ?? null, problem: messageOf(error) };
  }
}

function fixtureOf(folder: string): { page: SavedPage; expected: Partial<Article> } {
  const told = json(path.join(folder, 'case.json'));
  const { url, headers = {}, fetchedAt = null } = told as Partial<SavedPage>;
  if (typeof url !== 'string' || !URL.canParse(url))
    throw new UsageError(`${folder}/case.json needs "url", an address`);
  const expected = json(path.join(folder, 'expected.json'));
  const wrong = Object.keys(expected).find((key) => !(recordKeys as readonly string[]).includes(key));
  if (wrong) throw new UsageError(`"${wrong}" in ${folder}/expected.json is not a key of a record`);
  return { page: { bytes: readFileSync(path.join(folder, 'page.html')), url, headers, fetchedAt }, expected };
}

function json(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
  throw new UsageError(`${file} must hold an object`);
}

/** The first keys that differ; null where all that is expected was read. */
function differenceOf(article: Article, expected: Partial<Article>): string | null {
  const keys = (Object.keys(expected) as (keyof Article)[]).filter(
    (key) => JSON.stringify(article[key] ?? null) !== JSON.stringify(expected[key] ?? null),
  );
  if (keys.length === 0) return null;
  return keys.map((key) => `${key} is ${short(article[key])}, expected ${short(expected[key])}`).join('; ');
}

const longest = 80;

function short(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
