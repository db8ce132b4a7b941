import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import type { ConfigFlags } from './run.js';

/** `wirecopy config`: each setting, its value, and where it came from. */
export function configCommand(
  context: Context,
  end: (status: number) => void,
  program: () => Command,
  run: ((words: string[], flags: ConfigFlags, context: Context, program: Command) => Promise<number>) | null = null,
): Command {
  const command = new Command('config')
    .description('Show each setting, its value, and where it came from; status 1 where a file says what nobody knows')
    .argument('[command]', 'only the settings of this command')
    .argument('[flags...]', 'flags of that command, to see what they change')
    .allowUnknownOption()
    .option('--set', 'leave out what is as it is by default');
  addFormFlags(command, ['text', 'json'], 'lines, or one JSON object a line (default: lines)');
  return command.action(async () => {
    const runConfig = run ?? (await import('./run.js')).runConfig;
    end(await runConfig(command.args, command.opts<ConfigFlags>(), context, program()));
  });
}
