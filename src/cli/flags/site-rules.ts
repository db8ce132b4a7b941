import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../errors.js';
import { parseSiteRule } from '../../sites/index.js';
import type { SiteRule } from '../../types.js';

/** A user's own site rules: every `.json`, `.yaml` and `.yml` file of the folder that the configuration names. */
export async function loadSiteRules(folder: string | null | undefined): Promise<SiteRule[]> {
  if (!folder) return [];
  const rules: SiteRule[] = [];
  for (const file of ruleFiles(folder)) rules.push(await readSiteRule(file));
  return rules;
}

/** One rule of a file. Throws UsageError where it cannot be read. */
export async function readSiteRule(file: string): Promise<SiteRule> {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = file.endsWith('.json') ? JSON.parse(text) : (await import('yaml')).parse(text);
  } catch (cause) {
    throw new UsageError(`${file}: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`, { cause });
  }
  return parseSiteRule(value, file);
}

/** The files of a folder of rules, by name. */
export function ruleFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(json|ya?ml)$/.test(name))
      .sort()
      .map((name) => path.join(folder, name));
  } catch (cause) {
    throw new UsageError(`the folder of site rules ${folder} cannot be read`, { cause });
  }
}
