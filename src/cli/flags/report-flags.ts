import { type Command, Option } from 'commander';

/** Adds the flags of what is said on standard error. */
export function addReportFlags(command: Command): Command {
  return command
    .optionsGroup('Messages:')
    .option('-q, --quiet', 'print only usage errors on standard error')
    .option('-v, --verbose', 'say more on standard error')
    .addOption(
      new Option('--log <form>', 'form of what is said on standard error').choices(['text', 'json']).default('text'),
    )
    .option('--failures <file>', 'write what failed as NDJSON, which `fetch -` takes back');
}
