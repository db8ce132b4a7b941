import { statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { messageOf, StoreError, type StoreTrouble } from '../../../errors.js';
import { isServerAddress } from '../../../shared/server-address.js';
import { withoutPassword } from '../../../shared/without-password.js';
import type { RawFolderReport, Store } from '../../../store/index.js';
import { type ArchiveFlags, archiveAddress, openFollowedArchive } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { sizeInWords } from '../../screen/sizes.js';
import { type Finding, ok, problem } from './finding.js';
import { hookFindings } from './hooks.js';

/** Less than this left on the archive's disk is worth a word. */
const littleRoom = 500_000_000;

/** The archive: what it holds, whether that is whole, its sources, hooks and folder of raw pages, and room on its disk. */
export async function archiveFindings(flags: ArchiveFlags, context: Context): Promise<Finding[]> {
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
