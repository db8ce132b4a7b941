import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { RuleFlags } from './run.js';

/** `wirecopy rule new`: a draft of a site rule, and a fixture that tells when it fails. */
export function ruleCommand(
  context: Context,
  end: (status: number) => void,
  run: ((words: string[], flags: RuleFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('rule')
    .description('Draft a site rule of your own from a page that is read well, with its fixture')
    .argument('<action>', 'new: write a rule and a fixture, and overwrite nothing')
    .argument('<source>', 'an article of the site: its address, or a saved page')
    .option('--url <url>', 'address of a saved page')
    .option('--dir <folder>', 'where rules are (default: sites in the configuration file)');
  addFormFlags(command, ['text', 'json'], 'print lines, or one JSON object (default: lines)');
  addReportFlags(command);
  addFetchFlags(command);
  return command.action(async (action: string, source: string, flags: RuleFlags) => {
    const runRule = run ?? (await import('./run.js')).runRule;
    end(await runRule([action, source], flags, context));
  });
}
