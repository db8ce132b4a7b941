import { messageOf } from '../../../errors.js';
import { selectorError } from '../../../extract/index.js';
import { siteRules } from '../../../sites/index.js';
import type { SiteRule } from '../../../types.js';
import type { Context } from '../../context.js';
import { isCalendarDate } from '../../flags/spans.js';
import { readSiteRule, ruleFiles } from '../../flags/site-rules.js';
import { isZone } from '../../flags/time-zone-flag.js';
import { tryFixtures } from '../../rules/fixtures.js';
import { type Finding, ok, problem } from './finding.js';

interface Read {
  file: string;
  rule: SiteRule;
}

/** The user's own site rules, each by itself, beside the others, and against its fixtures. */
export async function ruleFindings(context: Context): Promise<Finding[]> {
  const folder = context.config?.sites ?? null;
  if (folder === null) {
    const advice = 'sites: in the configuration file names a folder of them; wirecopy rule new drafts one';
    return [{ check: 'site rules', state: 'note', message: 'there are none of your own', advice }];
  }
  const findings: Finding[] = [];
  const read: Read[] = [];
  for (const file of ruleFiles(folder)) {
    try {
      read.push({ file, rule: await readSiteRule(file) });
    } catch (error) {
      findings.push(problem('site rule', messageOf(error)));
    }
  }
  const troubles = [...read.flatMap(troublesOf), ...doubles(read)];
  findings.push(...troubles.map((text) => problem('site rule', text)));
  const tried = await tryFixtures(
    folder,
    read.map(({ rule }) => rule),
    context.now(),
  );
  for (const { folder: fixture, rule, problem: what } of tried) {
    if (what === null) continue;
    const advice = rule === null ? undefined : 'mend the rule; or, if the page is read well now, its expected.json';
    findings.push(problem('fixture', `${fixture}: ${what}`, advice));
  }
  for (const { file, rule } of read) {
    if (tried.some((one) => one.rule === rule.id)) continue;
    const message = `${file} has no fixture: nothing would tell that the site changed`;
    findings.push({ check: 'fixture', state: 'note', message, advice: 'wirecopy rule new shows the form of one' });
  }
  const isWell = !findings.some(({ state }) => state === 'problem');
  const count = `${read.length} ${read.length === 1 ? 'rule' : 'rules'}, ${tried.length} fixtures read as expected, in ${folder}`;
  return isWell ? [...findings, ok('site rules', count)] : findings;
}

/** What is wrong with one rule. */
function troublesOf({ file, rule }: Read): string[] {
  const { headline, date, authors, tags, body, remove = [], briefs, hosts, timeZone, validUntil } = rule;
  const selectors: [string, string | undefined][] = [
    ...Object.entries({ headline, date, authors, tags, body }),
    ...remove.map((one): [string, string] => ['remove', one]),
    ...Object.entries(briefs ?? {}).map(([key, one]): [string, string] => [`briefs.${key}`, one]),
  ];
  const found = selectors.flatMap(([key, selector]) => {
    const error = selector === undefined ? null : selectorError(selector);
    return error === null ? [] : [`${file}: "${key}" is not a selector: ${selector} (${error})`];
  });
  for (const host of hosts) {
    const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && !host.startsWith('www.');
    if (!isHost)
      found.push(
        `${file}: "${host}" is not a host as rules name them: write herald.example, without https:// and www.`,
      );
  }
  if (timeZone !== undefined && !isZone(timeZone)) found.push(`${file}: "${timeZone}" is not an IANA zone`);
  if (validUntil !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(validUntil) && isCalendarDate(validUntil))) {
    found.push(`${file}: validUntil "${validUntil}" is not a day such as 2024-12-31`);
  }
  return found;
}

/** Ids and hosts that two rules have; an old layout has a `validUntil`, the next one another or none. */
function doubles(read: readonly Read[]): string[] {
  const found: string[] = [];
  const seen = new Map<string, string>();
  const once = (key: string, file: string, text: string): void => {
    const before = seen.get(key);
    if (before !== undefined) found.push(`${file}: ${text} stands in ${before}, too`);
    else seen.set(key, file);
  };
  for (const { id } of siteRules) seen.set(`id ${id}`, 'wirecopy itself');
  for (const { file, rule } of read) {
    once(`id ${rule.id}`, file, `the id "${rule.id}"`);
    for (const host of rule.hosts) once(`host ${host} ${rule.validUntil ?? ''}`, file, `the host ${host}`);
  }
  return found;
}
