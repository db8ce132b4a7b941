import { readdirSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../errors.js';
import { parseSiteRule } from '../../sites/index.js';
import type { SiteRule } from '../../types.js';
import { readDataFile } from './data-file.js';

/** A user's own site rules: every `.json`, `.yaml` and `.yml` file of the folder that the configuration names. */
export async function loadSiteRules(folder: string | null | undefined): Promise<SiteRule[]> {
  if (!folder) return [];
  const rules: SiteRule[] = [];
  for (const file of ruleFiles(folder)) rules.push(await readSiteRule(file));
  return rules;
}

/** One rule of a file. Throws UsageError where it cannot be read. */
export async function readSiteRule(file: string): Promise<SiteRule> {
  return parseSiteRule(await readDataFile(file), file);
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
