import type { SyncOptions } from '../../../sync/index.js';
import type { ArchiveFlags } from '../../archive/open-archive.js';
import { sharedAddress } from '../../archive/shared-database.js';
import { withQueue } from '../../archive/with-queue.js';
import { type Context, write } from '../../context.js';

/** What `sync --enqueue` found and sent. */
export interface Enqueued {
  /** Hosts that may be asked now, and what is due in all. */
  hosts: number;
  pages: number;
  sources: number;
  /** Slices of work that were sent; workers send more where there is more. */
  slices: number;
}

interface EnqueueFlags extends ArchiveFlags {
  format?: 'text' | 'json';
  verbose?: boolean;
}

/** Wakes workers for what is due; asks for nothing itself. */
export async function enqueue(options: SyncOptions, flags: EnqueueFlags, context: Context): Promise<Enqueued> {
  return withQueue(sharedAddress(flags, context, '--enqueue'), async (queue, { frontier }) => {
    if (options.all || options.isNow) await frontier.makeDue(options.only ?? null);
    const nextInMs = await frontier.nextInMs();
    const depth = await frontier.depth();
    const sent = nextInMs === 0 && (await queue.send('slice', {}, { key: 'now' }));
    return { hosts: depth.hosts.ready, pages: depth.pages, sources: depth.sources, slices: sent ? 1 : 0 };
  });
}

/** Says what was sent: as `sync` says what it did. */
export async function tellEnqueued(found: Enqueued, flags: EnqueueFlags, context: Context): Promise<void> {
  if (flags.format === 'json') await write(context.stdout, `${JSON.stringify(found)}\n`);
  else if (flags.format === 'text' || context.isStderrTerminal || flags.verbose) {
    const line = `due: ${found.sources} sources and ${found.pages} pages on ${found.hosts} hosts that may be asked now`;
    if (flags.format === 'text') await write(context.stdout, `${line}\n`);
    else context.stderr.write(`wirecopy: ${line}\n`);
  }
}
