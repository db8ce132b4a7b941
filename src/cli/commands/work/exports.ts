import path from 'node:path';
import { Writable } from 'node:stream';
import { messageOf, StoreError, UsageError } from '../../../errors.js';
import { formOfFile, goalOf } from '../../../output/index.js';
import type { Job, Queue } from '../../../queue/index.js';
import { isAway } from '../../../store/index.js';
import type { ArchiveFlags } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { Reporter } from '../../screen/report.js';
import type { ExportOrder } from '../export/enqueue.js';
import { runExport } from '../export/run.js';

export interface ExportsDeps {
  /** The worker's own archive and folder of raw pages. */
  archive: Pick<ArchiveFlags, 'archive' | 'rawFolder'>;
  context: Context;
  reporter: Reporter;
  /** Exports are written below this folder only; null: none are, as whoever may write into the database could name any file. */
  folder: string | null;
  /** How often the queue is told that one goes on; tests are in a hurry. */
  keepMs?: number;
}

/** An export expires a minute after it was last heard of. */
const keepMs = 15_000;

/** Exports that a worker writes beside its other work, one at a time. */
export class Exports {
  private running: Promise<void> | null = null;
  private readonly ending = new AbortController();

  constructor(private readonly deps: ExportsDeps) {}

  get isBusy(): boolean {
    return this.running !== null;
  }

  /** Begins the next one; false where there is none, or one is under way. */
  async begin(queue: Queue): Promise<boolean> {
    if (this.running !== null || this.deps.folder === null) return false;
    const job = await queue.take('export');
    if (job === null) return false;
    this.running = this.run(queue, job).finally(() => {
      this.running = null;
    });
    return true;
  }

  /** The one that is under way is broken off, and another worker's. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(queue: Queue, job: Job): Promise<void> {
    const { context, reporter } = this.deps;
    const lost = new AbortController();
    const timer = setInterval(() => {
      // While the database is away nobody else can take it.
      queue.keep(job).then(
        (isKept) => isKept || lost.abort(),
        () => undefined,
      );
    }, this.deps.keepMs ?? keepMs);
    try {
      const { output, flags, typed } = this.orderOf(job);
      const stop = AbortSignal.any([context.stop, this.ending.signal, lost.signal]);
      const status = await runExport(
        { ...flags, output, ...this.deps.archive },
        quiet(context, { typed: new Set(typed), stop }),
      );
      if (lost.signal.aborted) throw new StoreError('it was taken for lost, and is another worker’s now');
      if (status === exitCodes.interrupted) await queue.giveBack(job);
      else {
        await queue.done(job);
        reporter.note(`exported: ${output}`, { event: 'exported', output });
      }
    } catch (error) {
      reporter.warn(`an export failed, and is tried again: ${messageOf(error)}`);
      // It comes back by itself when its time is over: nothing can be said now, or it is not ours any more.
      if (!isAway(error) && !lost.signal.aborted)
        await queue.failed(job, error).catch((cause: unknown) => reporter.warn(`the queue: ${messageOf(cause)}`));
    } finally {
      clearInterval(timer);
    }
  }

  /** The database is not to be believed more than the person who started this worker. */
  private orderOf({ data }: Job): ExportOrder {
    const { output, flags, typed } = data as Partial<ExportOrder>;
    if (typeof output !== 'string' || typeof flags !== 'object' || flags === null || !path.isAbsolute(output))
      throw new UsageError('this is not an export as wirecopy export --enqueue sends them');
    const { folder } = this.deps;
    const within = path.relative(folder ?? '', path.resolve(output));
    if (folder === null || within === '' || within.startsWith('..') || path.isAbsolute(within))
      throw new UsageError(`${output} is not below ${folder}, where this worker writes exports (--exports)`);
    const isAddedTo = (flags.format ?? formOfFile(output).format) === 'sqlite';
    if (goalOf(output, process.platform, { isAddedTo }).kind !== 'file')
      throw new UsageError(`${output} is not a file`);
    const { outputDir: _dir, sinceLast: _since, exitCode: _code, ...rest } = flags;
    return { output, flags: rest, typed: Array.isArray(typed) ? typed.map(String) : [] };
  }
}

/** Nobody sees what an export says. What the context has of another one stays its own. */
function quiet(context: Context, own: Pick<Context, 'typed' | 'stop'>): Context {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const silent = { stdout: nowhere, stderr: nowhere, isStdoutTerminal: false, isStderrTerminal: false };
  return Object.create(context, Object.getOwnPropertyDescriptors({ ...silent, ...own })) as Context;
}
