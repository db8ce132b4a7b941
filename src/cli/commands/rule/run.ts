import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StoreError, UsageError, WirecopyError } from '../../../errors.js';
import { fileNameOf, printableLine } from '../../../output/index.js';
import { reasonOf } from '../../../shared/system-reason.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { targetFromName } from '../../../source/index.js';
import type { Article, SiteRule } from '../../../types.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { readSiteRule, ruleFiles } from '../../flags/site-rules.js';
import { checkUrlFlag } from '../../flags/url-flag.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { fixturesFolder } from '../../rules/fixtures.js';
import type { SavedPage } from '../../rules/saved-page.js';
import { openReporter, type ReportFlags } from '../../screen/report.js';
import { type Draft, draftRule } from './draft.js';

export interface RuleFlags extends FetchFlagValues, ReportFlags {
  url?: string;
  dir?: string;
  format?: 'text' | 'json';
}

/** Writes a rule and its fixture, both or neither; gives the exit status. */
export async function runRule([action, source = '']: string[], flags: RuleFlags, context: Context): Promise<number> {
  if (action !== 'new')
    throw new UsageError(`rule ${action} is not known: wirecopy rule new <address or file> drafts one`);
  const folder = flags.dir ?? context.config?.sites ?? null;
  if (folder === null)
    throw new UsageError('name the folder of your rules: --dir, or sites: in the configuration file');
  const reporter = openReporter(flags, context);
  try {
    const page = await pageOf(source, flags, context, reporter);
    await refuseSecond(folder, page.url);
    const draft = await draftRule(page, context.now());
    const written = await writeDraft(folder, draft, page);
    await write(
      context.stdout,
      flags.format === 'json' ? `${JSON.stringify(told(draft, written))}\n` : text(draft, written),
    );
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof WirecopyError) || error instanceof UsageError || error.code === 'STORE') throw error;
    reporter.failed(error, { ref: withoutPassword(source), url: null });
    return exitCodes.someFailed;
  } finally {
    reporter.close();
  }
}

async function pageOf(
  source: string,
  flags: RuleFlags,
  context: Context,
  reporter: ReturnType<typeof openReporter>,
): Promise<SavedPage> {
  const named = targetFromName(source, existsSync);
  if (named.file && !flags.url) throw new UsageError(`${source} is a file: --url says which page it is`);
  const { fetcher } = fetcherFromFlags(flags, context, reporter.note, { warn: reporter.warn });
  try {
    const url = checkUrlFlag(flags.url, [source]);
    const { bytes, headers, fetchedAt, status, ...fetched } = await fetcher.fetch({
      ...named,
      ...(url ? { url } : {}),
    });
    const { 'content-type': type } = headers;
    const address = withoutPassword(status === null ? url! : (fetched.url ?? named.url!));
    // Nothing else of a server's answer is of use to a fixture; cookies among it would be secrets.
    const kept = type === undefined ? {} : { 'content-type': type };
    return { bytes, url: address, headers: kept, fetchedAt: status === null ? null : fetchedAt };
  } finally {
    await fetcher.close();
  }
}

async function refuseSecond(folder: string, url: string): Promise<void> {
  const host = new URL(url).hostname.replace(/^www\./, '');
  for (const file of existsSync(folder) ? ruleFiles(folder) : []) {
    const { hosts } = await readSiteRule(file);
    if (hosts.includes(host))
      throw new StoreError(`${file} is a rule for ${host} already: edit it, or move it away first`);
  }
}

interface Written {
  file: string;
  fixture: string;
}

/** The fixture first and the rule last: a rule without its fixture would be trusted. */
async function writeDraft(folder: string, { rule, article, missing }: Draft, page: SavedPage): Promise<Written> {
  const { stringify } = await import('yaml');
  const file = path.join(folder, `${rule.id}.yaml`);
  const fixture = path.join(fixturesFolder(folder), fileNameOf(`${rule.id}-{slug}`, article) ?? rule.id);
  for (const place of [file, fixture])
    if (existsSync(place)) throw new StoreError(`${place} is there already: move it away first`);
  const temporary = `${fixture}.part`;
  const why = 'drafted by wirecopy rule new: look whether expected.json is what the page says';
  const { url, headers, fetchedAt } = page;
  const comment = missing.map((field) => `# ${field}: no selector of the page gave what was read\n`).join('');
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    writeFileSync(path.join(temporary, 'page.html'), page.bytes);
    writeFileSync(path.join(temporary, 'case.json'), pretty({ url, why, headers, fetchedAt }));
    writeFileSync(path.join(temporary, 'expected.json'), pretty(expectedOf(article)));
    renameSync(temporary, fixture);
    writeFileSync(file, stringify(ruleInOrder(rule)) + comment, { flag: 'wx' });
  } catch (cause) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(file)) rmSync(fixture, { recursive: true, force: true });
    throw new StoreError(`${file} cannot be written: ${reasonOf(cause)}`, { cause });
  }
  return { file, fixture };
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const ruleInOrder = ({ id, hosts, ...rest }: SiteRule): SiteRule => ({ id, hosts, ...rest });

/** What a person can check against the page. */
const expectedOf = ({ headline, date, authors, tags, body }: Article): Partial<Article> => ({
  headline,
  date,
  authors,
  tags,
  body,
});

const fields = ['headline', 'date', 'authors', 'body'] as const;

function told({ rule, article, missing }: Draft, { file, fixture }: Written): Record<string, unknown> {
  const { headline, date, authors } = article;
  return { rule, file, fixture, missing, headline, date, authors };
}

function text({ rule, article, missing }: Draft, { file, fixture }: Written): string {
  const lines = fields.map((field) => {
    const selector = rule[field] ?? (missing.includes(field) ? '(no selector gave it)' : '(the page says none)');
    const value = article[field];
    const shown = Array.isArray(value) ? value.join('; ') : String(value ?? '-');
    const gives = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
    return printableLine(`  ${field.padEnd(8)}  ${selector}  → ${gives}`);
  });
  return `${[`rule     ${file}`, ...lines, `fixture  ${fixture}`].join('\n')}\nwirecopy doctor --rules checks both\n`;
}
