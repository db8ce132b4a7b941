import { Command } from 'commander';
import { version } from '../version.js';
import { backfillCommand } from './commands/backfill/command.js';
import { backupCommand } from './commands/backup/command.js';
import { completionCommand } from './commands/completion/command.js';
import { configCommand } from './commands/config/command.js';
import { copyCommand } from './commands/copy/command.js';
import { diffCommand } from './commands/diff/command.js';
import { discoverCommand } from './commands/discover/command.js';
import { doctorCommand } from './commands/doctor/command.js';
import { exportCommand } from './commands/export/command.js';
import { fetchCommand } from './commands/fetch/command.js';
import { followCommand } from './commands/follow/command.js';
import { hooksCommand } from './commands/hooks/command.js';
import { jobsCommand } from './commands/jobs/command.js';
import { listCommand } from './commands/list/command.js';
import { pruneCommand } from './commands/prune/command.js';
import { reextractCommand } from './commands/reextract/command.js';
import { reportCommand } from './commands/report/command.js';
import { ruleCommand } from './commands/rule/command.js';
import { schemaCommand } from './commands/schema/command.js';
import { searchCommand } from './commands/search/command.js';
import { showCommand } from './commands/show/command.js';
import { sourcesCommand } from './commands/sources/command.js';
import { syncCommand } from './commands/sync/command.js';
import { unfollowCommand } from './commands/unfollow/command.js';
import { vacuumCommand } from './commands/vacuum/command.js';
import { workCommand } from './commands/work/command.js';
import type { Config } from './flags/config.js';
import { nameFlagInErrors, settleForm } from './flags/form-flags.js';
import type { Context } from './context.js';
import { examplesHelp } from './manual/examples.js';
import { exitStatusHelp } from './manual/exit-status.js';
import { shortenHelp } from './manual/short-help.js';

/**
 * Every command with its flags. Nothing heavy is loaded here: a command's work is imported when it runs. Help is short where a command
 * has many flags, unless all of it is asked for.
 */
export function createProgram(context: Context, end: (status: number) => void, isHelpWhole = false): Command {
  const program = new Command('wirecopy')
    .description('Turns news on the web into records: date, headline, authors, tags and body.')
    .version(version, '-V, --version', 'print the version')
    .showSuggestionAfterError(true)
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', () => `${examplesHelp('wirecopy')}${exitStatusHelp()}`);
  const commands = [
    fetchCommand(context, end),
    discoverCommand(context, end),
    followCommand(context, end),
    unfollowCommand(context, end),
    sourcesCommand(context, end),
    syncCommand(context, end),
    workCommand(context, end),
    jobsCommand(context, end),
    backfillCommand(context, end),
    hooksCommand(context, end),
    listCommand(context, end),
    searchCommand(context, end),
    showCommand(context, end),
    diffCommand(context, end),
    exportCommand(context, end),
    reportCommand(context, end),
    reextractCommand(context, end),
    pruneCommand(context, end),
    vacuumCommand(context, end),
    backupCommand(context, end),
    copyCommand(context, end),
    doctorCommand(context, end),
    configCommand(context, end, () => program),
    ruleCommand(context, end),
    schemaCommand(context),
    completionCommand(context, () => program),
  ];
  for (const command of commands) {
    program.addCommand(command, { isDefault: command.name() === 'fetch' });
    command.addHelpText('after', () => examplesHelp(command.name()));
  }
  program.hook('preAction', async (_program, command) => {
    // Loaded here, so that --version and --help read no file.
    const { applyConfig, loadConfig } = await import('./flags/config.js');
    context.config = await loadConfig(context, command.opts<{ config?: string }>().config);
    // `config` says itself which keys are not known.
    if (command.name() !== 'config' && context.config.files.length > 0) {
      const { refuseUnknown } = await import('./flags/config-keys.js');
      refuseUnknown(context.config, program);
    }
    context.saidBy = applyConfig(command, program, context.config, context.env);
    settleForm(command);
    context.typed = new Set(Object.keys(command.opts()).filter((key) => command.getOptionValueSource(key) === 'cli'));
    sayIgnored(context.config, command.opts<{ quiet?: boolean }>().quiet ?? false, context);
  });
  for (const command of program.commands) {
    command.optionsGroup('Configuration:').option('--config <file>', 'read this configuration file and no other');
    for (const option of command.options) nameFlagInErrors(option);
    if (!isHelpWhole) shortenHelp(command);
  }
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'print help')
      .exitOverride()
      .configureOutput({
        writeOut: (text) => context.stdout.write(text),
        writeErr: (text) => context.stderr.write(text),
        outputError: (text, write) => write(`${text.replace(/^error: /, 'wirecopy: ')}Try '${helpOf(command)}'.\n`),
      });
  }
  return program;
}

/** Said at each run: a key without effect would be believed to have one. */
function sayIgnored({ ignored }: Config, isQuiet: boolean, context: Context): void {
  if (ignored.length === 0 || isQuiet) return;
  const keys = [...new Set(ignored.map(({ key }) => key))].join(', ');
  context.stderr.write(
    `wirecopy: ${ignored[0]!.file} in the working folder may not set ${keys}: put that into your own file, or name this one by --config\n`,
  );
}

/** What to type for the flags of a command. */
const helpOf = (command: Command): string => `wirecopy ${command.parent ? `${command.name()} ` : ''}--help`;
