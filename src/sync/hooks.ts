import { messageOf } from '../errors.js';
import type { HookAnswer, HookCall } from '../shared/hook-call.js';
import type { HookChange, HookLease, Query, Store } from '../store/index.js';

// What changed in the archive → calls of a hook, one after another, in the order of the changes, each at least once: the place moves
// when a call was taken, and not before. One process at a time delivers for a hook; what another saves meanwhile it delivers, too.

/** Somebody to tell. */
export interface Hook {
  name: string;
  /** What is called, for people. */
  label: string;
  /** Which articles. */
  query: Query;
  call(call: HookCall): Promise<HookAnswer>;
}

export interface HookDeps {
  store: Store;
  owner: string;
  isAlive: (owner: string) => boolean;
  now: () => number;
  /** Ends early, without an error, when `stop` is aborted. */
  sleep: (ms: number) => Promise<void>;
  stop: AbortSignal;
  /** Tries after the first. */
  retries: number;
  /** Only what changed up to this one. */
  upTo?: number;
}

/** What a run did for one hook. */
export interface HookRun {
  name: string;
  delivered: number;
  /** Set aside as letters. */
  failed: number;
  /** Why the rest waits; null where nothing does. */
  error: string | null;
  /** Another process delivers. */
  isBusy: boolean;
}

/** A process that died holds a hook back for so long, where nobody can see that it died. */
const leaseMs = 5 * 60_000;
/** So many letters in a row, and the hook is at fault and not the article: nothing more is set aside. */
const mostInARow = 3;
/** … but one a day, so that a few that are refused in a row do not hold the rest back for ever. */
const patienceMs = 86_400_000;
const firstWaitMs = 1_000;
/** A longer Retry-After is left to a later run. */
const longestWaitMs = 60_000;
const longestPauseMs = 86_400_000;

/** Delivers what waits for a hook. Throws StoreError; what a hook does wrong is told in what comes back. */
export async function deliver(hook: Hook, deps: HookDeps): Promise<HookRun> {
  const { store, now } = deps;
  const run: HookRun = { name: hook.name, delivered: 0, failed: 0, error: null, isBusy: false };
  const lease = { name: hook.name, owner: deps.owner };
  for (const owner of await store.hooks.owners()) {
    if (!deps.isAlive(owner)) await store.hooks.release({ name: hook.name, owner });
  }
  if (!(await store.hooks.claim(lease, { now: now(), leaseMs }))) return { ...run, isBusy: true };
  const timer = setInterval(() => {
    // Where it cannot be written, the next step says so.
    store.hooks.renew(lease, now() + leaseMs).catch(() => undefined);
  }, leaseMs / 3);
  try {
    const state = await store.hooks.get(hook.name);
    // After a clock that was ahead was set back, nobody waits for years.
    const pause = (state?.pausedUntil ?? 0) - now();
    if (pause > 0 && pause <= longestPauseMs) run.error = state?.lastError ?? 'it asked to be left alone';
    else await new Delivery(hook, lease, deps, run).drain();
    return run;
  } finally {
    clearInterval(timer);
    await store.hooks.release(lease);
  }
}

class Delivery {
  constructor(
    private readonly hook: Hook,
    private readonly lease: HookLease,
    private readonly deps: HookDeps,
    private readonly run: HookRun,
  ) {}

  async drain(): Promise<void> {
    const { hooks } = this.deps.store;
    for await (const letter of hooks.dueLetters(this.hook.name)) if (!(await this.take(letter))) return;
    for (;;) {
      const end = this.deps.upTo ?? (await this.deps.store.lastSequence());
      for await (const change of hooks.changes(this.hook.name, end, this.hook.query)) {
        if (!(await this.take(change))) return;
      }
      if (!(await hooks.passed(this.lease, end))) return;
      // What others saved in the last moment: they saw the lease and went.
      if (this.deps.upTo !== undefined || (await hooks.release(this.lease, end))) return;
    }
  }

  /** False where the rest waits. */
  private async take(change: HookChange): Promise<boolean> {
    const { hooks } = this.deps.store;
    const { now, stop } = this.deps;
    if (stop.aborted) return false;
    // A process that slept long may have lost it.
    if (!(await hooks.renew(this.lease, now() + leaseMs))) return false;
    const answer = await this.answerTo(change);
    if (answer === null) return false;
    if (answer.kind === 'taken') {
      this.run.delivered++;
      return hooks.delivered(this.lease, change);
    }
    this.run.error = answer.message;
    const failure = { error: answer.message, now: now() };
    const wait = answer.kind === 'failed' ? (answer.retryAfterMs ?? 0) : 0;
    const { failures = 0, failingSince = null } = (await hooks.get(this.hook.name)) ?? {};
    const isPatient = failingSince === null || Math.abs(now() - failingSince) < patienceMs;
    if (answer.kind === 'broken' || wait > longestWaitMs || (failures >= mostInARow && isPatient)) {
      await hooks.failed(this.lease, { ...failure, pausedUntil: now() + Math.min(wait, longestPauseMs) });
      return false;
    }
    if (!(await hooks.setAside(this.lease, change, failure))) return false;
    this.run.failed++;
    // The next one decides whether it was the article: until then nothing waits.
    this.run.error = null;
    return true;
  }

  /** The answer to the last try; null where the run was stopped between two. */
  private async answerTo({ event, sequence, stored }: HookChange): Promise<HookAnswer | null> {
    const { retries, sleep, stop } = this.deps;
    const { article, revision } = stored;
    const body = `${JSON.stringify(article)}\n`;
    for (let attempt = 1; ; attempt++) {
      const call = { hook: this.hook.name, id: article.id, event, revision, sequence, attempt, body };
      const answer = await this.hook
        .call(call)
        .catch((error: unknown): HookAnswer => ({ kind: 'failed', message: messageOf(error), retryAfterMs: null }));
      if (answer.kind !== 'failed' || attempt > retries) return answer;
      if ((answer.retryAfterMs ?? 0) > longestWaitMs) return answer;
      await sleep(Math.max(answer.retryAfterMs ?? 0, firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random())));
      if (stop.aborted) return null;
    }
  }
}
