import { createHash } from 'node:crypto';
import { UsageError } from '../../../errors.js';
import type { Store } from '../../../store/index.js';
import type { Hook, HookRun } from '../../../sync/index.js';
import { pause } from '../../../shared/pause.js';
import { version } from '../../../version.js';
import { absoluteArchive, type ArchiveFlags, archiveAddress } from '../../archive/open-archive.js';
import { type Context, write } from '../../context.js';
import { countFromFlag } from '../../flags/count.js';
import { queryFromFlags } from '../../flags/query-flags.js';
import { proxiesFromEnvironment } from '../../open-fetcher.js';
import type { Reporter } from '../../screen/report.js';
import type { HookFlags } from './flags.js';

/** The hooks that a command line names. */
export interface HookSet {
  hooks: Hook[];
  retries: number;
  close(): Promise<void>;
}

/** What `sync --json` says of a hook. */
export type HookTotals = Omit<HookRun, 'isBusy'>;

type Flags = HookFlags & ArchiveFlags & { userAgent?: string; contact?: string; quiet?: boolean };

const filters = [
  'since',
  'until',
  'source',
  'language',
  'author',
  'match',
  'edited',
  'editedAfterPublication',
] as const;
const defaultTimeoutMs = 30_000;
const connectTimeoutMs = 10_000;

/** Flags → hooks. Throws UsageError before anything is asked or called. */
export async function openHooks(flags: Flags, context: Context): Promise<HookSet> {
  const { exec = [], post = [] } = flags;
  const count = exec.length + post.length;
  if (count === 0) {
    const idle = ['hook', 'hookTimeout', 'hookRetries', ...filters].find((key) => context.typed?.has(key));
    if (idle !== undefined) {
      const flag = idle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      throw new UsageError(`--${flag} goes with a hook: --exec <command> or --post <url>`);
    }
    return { hooks: [], retries: 0, close: async () => undefined };
  }
  if (flags.hook !== undefined && count > 1) throw new UsageError('--hook names one hook, and there are several');
  if (flags.hook !== undefined && !/^[\p{L}\p{N}._-]{1,100}$/u.test(flags.hook)) {
    throw new UsageError(`--hook ${flags.hook}: a name has letters, digits, dots, hyphens and underscores`);
  }
  const retries = countFromFlag('--hook-retries', flags.hookRetries ?? '2', { most: 20 });
  const { tag: _tag, limit: _limit, ...wanted } = flags as Flags & { tag?: unknown; limit?: unknown };
  const query = await queryFromFlags(null, wanted, context.now());
  // What a sync does not save its hooks are not told of; a hook that was named before --min-quality came keeps its name.
  const quality = flags.minQuality === undefined ? {} : { minQuality: flags.minQuality };
  const chosen = { ...Object.fromEntries(filters.map((key) => [key, flags[key] ?? null])), ...quality };
  const name = (kind: string, target: string): string =>
    flags.hook ??
    `${kind}-${createHash('sha256')
      .update(JSON.stringify([kind, target, chosen]))
      .digest('hex')
      .slice(0, 8)}`;
  const hooks: Hook[] = [];
  for (const command of exec) {
    hooks.push({
      name: name('exec', command),
      label: command,
      query,
      call: await commandCaller(command, flags, context),
    });
  }
  const posters = await Promise.all(post.map((address) => posterFor(address, flags, context)));
  for (const [at, poster] of posters.entries()) {
    const url = new URL(post[at]!);
    // The path of such an address is often a secret.
    hooks.push({
      name: name('post', url.href),
      label: `POST to ${url.host}`,
      query,
      call: (call) => poster.post(call),
    });
  }
  if (new Set(hooks.map((one) => one.name)).size < hooks.length) throw new UsageError('a hook is named twice');
  return { hooks, retries, close: async () => void (await Promise.all(posters.map((one) => one.close()))) };
}

async function commandCaller(command: string, flags: Flags, context: Context): Promise<Hook['call']> {
  const { runHookCommand, splitCommand } = await import('../../../hook/index.js');
  const words = splitCommand(command);
  const { WIRECOPY_HOOK_SECRET: _secret, ...env } = context.env;
  const archive = absoluteArchive(archiveAddress(flags, context));
  const options = {
    words,
    timeoutMs: flags.hookTimeout ?? defaultTimeoutMs,
    env: { ...env, WIRECOPY_ARCHIVE: archive },
    print: async (chunk: Uint8Array) => {
      if (!flags.quiet) await write(context.stderr, chunk);
    },
    beforeExit: context.beforeExit,
  };
  return (call) => runHookCommand(call, options);
}

async function posterFor(address: string, flags: Flags, context: Context) {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new UsageError('--post needs an http(s) address');
  }
  const { openPoster } = await import('../../../fetch/index.js');
  return openPoster({
    url: address,
    timeoutMs: flags.hookTimeout ?? defaultTimeoutMs,
    connectTimeoutMs,
    userAgent: flags.userAgent ?? (flags.contact ? `wirecopy/${version} (+${flags.contact})` : `wirecopy/${version}`),
    secret: context.env.WIRECOPY_HOOK_SECRET || null,
    proxies: proxiesFromEnvironment(context.env),
    now: context.now,
  });
}

interface Telling {
  store: Store;
  owner: string;
  isAlive: (owner: string) => boolean;
  reporter: Pick<Reporter, 'warn' | 'note'>;
  context: Context;
}

/**
 * Begins to tell the hooks what waits now. The function given back tells the rest, once all is saved, and gives what each hook got; null
 * where there are none.
 */
export async function startedNow(set: HookSet, telling: Telling): Promise<() => Promise<HookTotals[] | null>> {
  const { hooks } = set;
  if (hooks.length === 0) return async () => null;
  const { store } = telling;
  for (const hook of hooks) await store.hooks.add(hook.name, hook.label);
  const upTo = await store.lastSequence();
  const first = Promise.all(hooks.map((hook) => deliverTo(hook, set, telling, upTo)));
  // It is heard of at the end, whatever the sync comes to.
  first.catch(() => undefined);
  return async () => {
    const before = await first;
    const totals: HookTotals[] = [];
    for (const [at, hook] of hooks.entries()) {
      const one = before[at]!;
      // What failed just now would fail again.
      const two = one.error !== null ? null : await deliverTo(hook, set, telling);
      totals.push(told(hook, one, two, telling.reporter));
    }
    return totals;
  };
}

async function deliverTo(hook: Hook, { retries }: HookSet, telling: Telling, upTo?: number): Promise<HookRun> {
  const { deliver } = await import('../../../sync/index.js');
  const { store, owner, isAlive, context } = telling;
  const { stop, now } = context;
  const sleep = (ms: number): Promise<void> => pause(ms, stop);
  const deps = { store, owner, isAlive, now, stop, retries, sleep };
  return deliver(hook, upTo === undefined ? deps : { ...deps, upTo });
}

/** Says what went wrong, and adds up. */
function told(hook: Hook, one: HookRun, two: HookRun | null, { warn, note }: Telling['reporter']): HookTotals {
  const failed = one.failed + (two?.failed ?? 0);
  const error = two?.error ?? one.error;
  if (one.isBusy || two?.isBusy) note(`another process delivers for the hook ${hook.name}`);
  if (failed > 0) {
    const what = failed === 1 ? '1 article was' : `${failed} articles were`;
    warn(`the hook ${hook.name} (${hook.label}) failed: ${what} set aside (wirecopy hooks shows why)`);
  }
  if (error !== null) warn(`the hook ${hook.name} (${hook.label}) failed: ${error}; the rest waits for the next run`);
  return { name: hook.name, delivered: one.delivered + (two?.delivered ?? 0), failed, error };
}
