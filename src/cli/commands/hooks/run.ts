import { UsageError } from '../../../errors.js';
import { printableLine } from '../../../output/index.js';
import type { HookState, LetterChoice, Store } from '../../../store/index.js';
import { type ArchiveFlags, openExistingArchive, openFollowedArchive } from '../../archive/open-archive.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { minuteOf } from '../../screen/times.js';

export interface HooksFlags extends ArchiveFlags {
  format?: 'text' | 'json';
}

/** Lists hooks and letters, puts letters in line again, throws them away, or ends a hook. */
export async function runHooks([action, ...names]: string[], flags: HooksFlags, context: Context): Promise<number> {
  if (!['list', 'retry', 'clear', 'remove'].includes(action!)) {
    throw new UsageError(`hooks ${action}: write list, retry, clear or remove`);
  }
  const store = await (action === 'list' ? openExistingArchive : openFollowedArchive)(flags, context);
  try {
    const choice = choiceOf(names, await store.hooks.all());
    const say = (text: string): Promise<void> => write(context.stdout, `${text}\n`);
    if (action === 'list') return await list(choice, store, flags, context);
    if (action === 'remove') {
      if (names.length === 0) throw new UsageError('hooks remove needs the name of a hook');
      if (choice.ids!.length > 0) throw new UsageError(`there is no hook ${choice.ids![0]}`);
      for (const name of names) await store.hooks.remove(name);
      await say(`${names.join(', ')} removed`);
      return exitCodes.done;
    }
    if (action === 'clear' && names.length === 0 && context.isStdoutTerminal) {
      context.stderr.write('all that could not be delivered is thrown away\n');
    }
    const count = action === 'retry' ? await store.hooks.sendAgain(choice) : await store.hooks.clear(choice);
    const articles = `${count} ${count === 1 ? 'article' : 'articles'}`;
    await say(
      action === 'retry' ? `${articles} to be sent again by the next sync with the hook` : `${articles} cleared`,
    );
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

/** Each name is that of a hook, else the id of an article. */
function choiceOf(names: readonly string[], all: readonly HookState[]): Required<LetterChoice> {
  const known = new Set(all.map(({ name }) => name));
  for (const name of names) {
    if (!known.has(name) && !/^[0-9a-f]{16}$/.test(name)) {
      throw new UsageError(`${name} is neither a hook nor the id of an article: wirecopy hooks shows both`);
    }
  }
  return { hooks: names.filter((name) => known.has(name)), ids: names.filter((name) => !known.has(name)) };
}

async function list(choice: LetterChoice, store: Store, flags: HooksFlags, context: Context): Promise<number> {
  const all = await store.hooks.all();
  const letters = await store.hooks.letters(choice);
  const hooks = choice.hooks!.length === 0 ? all : all.filter(({ name }) => choice.hooks!.includes(name));
  for (const hook of hooks) {
    const own = letters.filter((one) => one.hook === hook.name);
    if (flags.format === 'json') {
      const { pausedUntil: _pausedUntil, sequence: _sequence, failingSince, ...rest } = hook;
      const since = failingSince === null ? null : new Date(failingSince).toISOString();
      await write(context.stdout, `${JSON.stringify({ ...rest, failingSince: since, letters: own })}\n`);
      continue;
    }
    const failing =
      hook.failingSince === null ? '' : `, failing since ${minuteOf(hook.failingSince)}: ${hook.lastError}`;
    const lines = [`${hook.name}  ${hook.label}  (${hook.waiting} wait, ${hook.letters} set aside${failing})`];
    for (const { id, event, headline, error, isDue } of own)
      lines.push(`    ${id}  ${event}  ${headline ?? ''}: ${error}${isDue ? ' (sent again by the next sync)' : ''}`);
    for (const line of lines) await write(context.stdout, `${printableLine(line)}\n`);
  }
  if (all.length === 0) context.stderr.write('there are no hooks: wirecopy sync --exec <command> or --post <url>\n');
  return exitCodes.done;
}
