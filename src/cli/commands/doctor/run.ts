import { messageOf, UsageError } from '../../../errors.js';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Chalk } from 'chalk';
import { readDefaults } from '../../../options.js';
import { wrap } from '../../../output/index.js';
import { makeFolder } from '../../../shared/make-folder.js';
import { isServerAddress } from '../../../shared/server-address.js';
import { openSqlite } from '../../../shared/sqlite.js';
import { makeTarget } from '../../../source/index.js';
import { version } from '../../../version.js';
import { colourLevel } from '../../screen/colour.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { stateFolder } from '../../folders.js';
import { type ArchiveFlags, archiveAddress, openFollowedArchive } from '../../archive/open-archive.js';
import { archiveFindings } from './archive.js';
import { type Finding, ok, problem } from './finding.js';
import { ruleFindings } from './rules.js';
import { sourceHealth } from './sources.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { loadSiteRules } from '../../flags/site-rules.js';
import { sizeInWords } from '../../screen/sizes.js';
import { inColour } from '../../screen/terminal-guard.js';

export interface DoctorFlags extends ArchiveFlags, FetchFlagValues {
  network?: string;
  merged?: boolean;
  sources?: boolean;
  rules?: boolean;
  dryRun?: boolean;
  format?: 'text' | 'json';
}

/** Looks at everything, prints what it found; the status is 1 where something is wrong. */
export async function runDoctor(flags: DoctorFlags, context: Context): Promise<number> {
  const checks: [string, () => Promise<Finding[]>][] = [
    ['program', async () => [ok('program', `wirecopy ${version}, Node ${process.version}, ${process.platform}`)]],
    ['configuration', async () => configuration(context, flags.rules ?? false)],
    ['state folder', async () => state(context)],
    ['archive', async () => archiveFindings(flags, context)],
  ];
  if (isServerAddress(archiveAddress(flags, context))) {
    checks.push([
      'ledger',
      async () => (await import('./shared.js')).sharedFindings(archiveAddress(flags, context), context),
    ]);
  }
  if (flags.network !== undefined) checks.push(['network', async () => network(flags.network ?? '', flags, context)]);
  if (flags.rules) checks.push(['site rules', async () => ruleFindings(context)]);
  if (flags.sources) checks.push(['sources', async () => sourceHealth(flags, context)]);
  if (flags.merged) checks.push(['merged', async () => merged(flags, context)]);
  else if (flags.dryRun) throw new UsageError('--dry-run goes with --merged');
  const paint = new Chalk({ level: colourLevel(undefined, context.env, context.isStdoutTerminal) });
  const colour = { ok: paint.green, note: paint.yellow, problem: paint.red };
  let problems = 0;
  for (const [name, look] of checks) {
    for (const finding of await look().catch((error: unknown) => [problem(name, messageOf(error))])) {
      if (finding.state === 'problem') problems++;
      const { check, state, message, advice } = finding;
      const width = Math.max(30, context.columns);
      const rest = ' '.repeat(width < 60 ? 9 : 24);
      const line = wrap(message, width, { first: `${state.padEnd(7)}  ${check.padEnd(13)}  `, rest });
      const shown = colour[state](line.slice(0, state.length)) + line.slice(state.length);
      const what = advice ? wrap(advice, width, { first: `${rest}→ `, rest: `${rest}  ` }) : '';
      const text = what === '' ? shown : `${shown}\n${what}`;
      if (flags.format === 'json') await write(context.stdout, `${JSON.stringify(finding)}\n`);
      else await write(inColour(context).stdout, `${text}\n`);
    }
  }
  return problems > 0 ? exitCodes.someFailed : exitCodes.done;
}

/** A file with a wrong key has ended the command before: then main says so. */
async function configuration(context: Context, isEach: boolean): Promise<Finding[]> {
  const { files = [], sites = null } = context.config ?? {};
  const found = ok('configuration', files.join(', ') || 'none: flags and variables only');
  if (sites === null) return [found];
  // Looked at one by one.
  if (isEach) return [found];
  const rules = await loadSiteRules(sites);
  return [found, ok('site rules', `${rules.length} in ${sites}`)];
}

async function state(context: Context): Promise<Finding[]> {
  const folder = stateFolder(context.env);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    return [problem('state folder', messageOf(error), `make ${folder} writable, or set XDG_STATE_HOME`)];
  }
  const ledger = path.join(folder, 'politeness.db');
  if (!existsSync(ledger)) return [ok('state folder', `${folder}, nothing fetched yet`)];
  try {
    const database = await openSqlite(ledger, { timeoutMs: 5_000, isReadOnly: true });
    const [first] = database.prepare('PRAGMA quick_check(1)').all() as Record<string, string>[];
    database.close();
    if (Object.values(first ?? {})[0] !== 'ok') throw new Error(`${ledger} is damaged`);
  } catch (error) {
    return [
      problem(
        'state folder',
        `${ledger}: ${messageOf(error)}`,
        `remove ${ledger}: it is made anew, only delays are forgotten`,
      ),
    ];
  }
  return [ok('state folder', `${folder}, ledger ${sizeInWords(statSync(ledger).size)}`)];
}

/** Parts what earlier versions merged, or only says it. */
async function merged(flags: DoctorFlags, context: Context): Promise<Finding[]> {
  const store = await openFollowedArchive(flags, context);
  try {
    const { splitMerged } = await import('../../../sync/index.js');
    const read = { ...readDefaults, siteRules: await loadSiteRules(context.config?.sites) };
    const findings: Finding[] = [];
    const isDryRun = flags.dryRun ?? false;
    for await (const { id, headline, stories } of splitMerged(store, { read, isDryRun })) {
      for (const { headline: other, url, saved } of stories) {
        const what = saved === null ? 'would be parted from it' : `is ${saved.id} now (${saved.outcome})`;
        findings.push({ check: 'merged', state: 'note', message: `${id} "${headline}": "${other}" ${url} ${what}` });
      }
    }
    return findings.length > 0 ? findings : [ok('merged', 'no article holds several stories')];
  } finally {
    await store.close();
  }
}

async function network(url: string, flags: DoctorFlags, context: Context): Promise<Finding[]> {
  const { fetcher } = fetcherFromFlags(flags, context, () => undefined);
  const began = context.now();
  try {
    const { status, bytes } = await fetcher.fetch(makeTarget(url, { url }), { signal: context.stop });
    return [
      ok('network', `${url} answered ${status} with ${sizeInWords(bytes.length)} in ${context.now() - began} ms`),
    ];
  } catch (error) {
    return [problem('network', messageOf(error), 'try another address; HTTPS_PROXY names a proxy')];
  } finally {
    await fetcher.close();
  }
}
