import { messageOf, StoreError, type StoreTrouble, UsageError } from '../../../errors.js';
import { accessSync, constants, existsSync, statSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { Chalk } from 'chalk';
import { readDefaults } from '../../../options.js';
import { wrap } from '../../../output/index.js';
import { makeFolder } from '../../../shared/make-folder.js';
import { isServerAddress } from '../../../shared/server-address.js';
import { openSqlite } from '../../../shared/sqlite.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { makeTarget } from '../../../source/index.js';
import type { RawFolderReport, Store } from '../../../store/index.js';
import { version } from '../../../version.js';
import { colourLevel } from '../../screen/colour.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { stateFolder } from '../../folders.js';
import { type ArchiveFlags, archiveAddress, openFollowedArchive } from '../../archive/open-archive.js';
import { type Finding, ok, problem } from './finding.js';
import { hookFindings } from './hooks.js';
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

/** Less than this left on the archive's disk is worth a word. */
const littleRoom = 500_000_000;

/** Looks at everything, prints what it found; the status is 1 where something is wrong. */
export async function runDoctor(flags: DoctorFlags, context: Context): Promise<number> {
  const checks: [string, () => Promise<Finding[]>][] = [
    ['program', async () => [ok('program', `wirecopy ${version}, Node ${process.version}, ${process.platform}`)]],
    ['configuration', async () => configuration(context, flags.rules ?? false)],
    ['state folder', async () => state(context)],
    ['archive', async () => archive(flags, context)],
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

async function archive(flags: ArchiveFlags, context: Context): Promise<Finding[]> {
  const file = archiveAddress(flags, context);
  const isServer = isServerAddress(file);
  const findings: Finding[] = [];
  try {
    const store = await openFollowedArchive(flags, context);
    try {
      findings.push(...(await contents(file, store, context)));
      const problems = await store.check();
      for (const text of problems) findings.push(problem('archive', text, adviceFor(text)));
      if (problems.length === 0) findings.push(ok('archive', 'whole: database, full text, and what belongs together'));
      findings.push(...sourceFindings(await store.sources.all()));
      findings.push(...rawFindings(await store.rawFolder()));
      findings.push(...hookFindings(await store.hooks.all()));
    } finally {
      await store.close();
    }
  } catch (error) {
    const trouble = error instanceof StoreError ? error.trouble : null;
    if (trouble === 'missing') {
      const advice = 'wirecopy follow <feed>, then wirecopy sync, make one';
      return [{ check: 'archive', state: 'note', message: `none at ${withoutPassword(file)}`, advice }];
    }
    const message = trouble === 'damaged' && !isServer ? `${file} is damaged, or no SQLite file` : messageOf(error);
    const advice = isServer ? serverTroubles : troubles;
    findings.push(problem('archive', message, trouble === null ? undefined : advice[trouble]));
  }
  return isServer ? findings : [...findings, ...room(file)];
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

const dayMs = 86_400_000;
const recentDays = 30;

/** What the archive holds, what that takes on the disk, and how fast it grows. */
async function contents(file: string, store: Store, context: Context): Promise<Finding[]> {
  const { articles, revisions, sources, rawPages } = await store.counts();
  const server = await store.server();
  const size = server?.bytes ?? statSync(file).size;
  const name = server === null ? file : `${server.name} (PostgreSQL ${server.version}, schema ${server.schema})`;
  const holds = `${articles} articles in ${revisions} revisions, ${rawPages} raw pages, followed sources: ${sources}, ${sizeInWords(size)}`;
  const since = context.now() - recentDays * dayMs;
  const use = await store.diskUse(new Date(since).toISOString());
  const kept = `raw pages ${sizeInWords(use.rawBytes)} (kept: ${await store.keepsRaw()}), records ${sizeInWords(use.recordBytes)}`;
  const findings = [ok('archive', `${name}: ${holds}`), ok('disk use', `${kept}; the rest is the index`)];
  const days = use.firstSeen === null ? 0 : Math.min(recentDays, (context.now() - Date.parse(use.firstSeen)) / dayMs);
  if (days < 1 || use.recentBytes === 0) return findings;
  // Indexes grow with what they find.
  const aYear = (use.recentBytes / days) * 365 * (size / Math.max(1, use.rawBytes + use.recordBytes));
  const each = sources > 1 ? `, ${sizeInWords(aYear / sources)} a source` : '';
  const pace = `about ${sizeInWords(aYear)} a year${each}, at the pace of the last ${Math.round(days)} days`;
  return [...findings, ok('disk use', `grows by ${pace}; --keep-raw bounds it`)];
}

/** The folder of raw pages, where the archive has one. */
function rawFindings(found: RawFolderReport | null): Finding[] {
  if (found === null) return [];
  const { path: folder, pages, files, bytes, read, orphans, onlyReads, problems } = found;
  const of = read < pages ? `${read} of them were read and fit their hashes` : 'all fit their hashes';
  const well = ok('raw folder', `${folder}: ${pages} pages in ${files} files, ${sizeInWords(bytes)}; ${of}`);
  const findings = problems.length > 0 ? problems.map((text) => problem('raw folder', text, rawTrouble)) : [well];
  if (onlyReads !== null) findings.push({ check: 'raw folder', state: 'note', message: onlyReads });
  if (orphans.files === 0) return findings;
  const message = `${orphans.files} files (${sizeInWords(orphans.bytes)}) belong to no page: saves that are under way, or were cut off`;
  return [
    ...findings,
    { check: 'raw folder', state: 'note', message, advice: 'wirecopy vacuum takes those of more than a day away' },
  ];
}

const restore = 'stop every sync, copy the last backup back (wirecopy backup makes one), then wirecopy sync --all';

const rawTrouble = 'mount it, or say where it is by --raw-folder or WIRECOPY_RAW_FOLDER';

const troubles: Record<Exclude<StoreTrouble, 'missing'>, string> = {
  'raw folder': rawTrouble,
  damaged: `${restore}; without a backup, sqlite3's .recover saves what can be read into a new file`,
  locked: 'another program holds it: wait for it or end it, then look again',
  'read-only': 'make the file and its folder writable for this user',
  'no access': 'name another with --archive, or give this user access to the file and its folder',
  disk: 'make room on the disk, or look at its health: nothing was changed',
  version: 'npm install --global wirecopy@latest',
};

const serverTroubles: typeof troubles = {
  'raw folder': rawTrouble,
  damaged: 'the log of the server says more; restore its last backup, then wirecopy sync --all',
  locked: 'wait for what holds it (SELECT * FROM pg_stat_activity shows it), or allow more connections',
  'read-only': 'name the server that may be written, or give this user the right to write',
  'no access': 'see that the server runs, and that its pg_hba.conf and this user’s rights let wirecopy in',
  disk: 'make room on the disk of the server: nothing was changed',
  version: 'install the same, newest wirecopy on all machines',
};

function adviceFor(text: string): string {
  if (/^\d+ (keys|likenesses|raw pages)/.test(text)) return 'a prune was cut off: the next wirecopy prune clears it up';
  return restore;
}

function sourceFindings(
  sources: { url: string; status: string; errorStreak: number; lastError: string | null }[],
): Finding[] {
  const failing = sources.filter((one) => one.status === 'active' && one.errorStreak >= 3);
  return failing.map(({ url, errorStreak, lastError }) => ({
    check: 'source',
    state: 'note',
    message: `${url} failed ${errorStreak} times: ${lastError ?? ''}`,
    advice: `wirecopy discover or the site itself may show where it is now; wirecopy unfollow ${url} ends it`,
  }));
}

function room(file: string): Finding[] {
  const { bavail, bsize } = statfsSync(path.dirname(path.resolve(file)));
  const free = bavail * bsize;
  if (free >= littleRoom) return [ok('disk', `${sizeInWords(free)} free`)];
  return [
    {
      check: 'disk',
      state: 'note',
      message: `only ${sizeInWords(free)} free`,
      advice: 'wirecopy prune and vacuum make room',
    },
  ];
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
