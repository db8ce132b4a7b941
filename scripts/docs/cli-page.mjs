import { flagsOf, usageOf, valuesOf } from './flags.mjs';
import { commandNotes, sharedNotes } from './notes.mjs';

const head = `# Commands and flags

<!-- Written by \`npm run docs\` from the program itself; a test fails where the two differ. -->

Flags stand after the command. A short form (\`-f\`, \`-o\`, \`-n\`, \`-q\`, \`-v\`) means the same wherever it is there. Results go to
standard output, everything else to standard error.

Each flag can also be set by a variable or in a file: see [configuration](fetching.md#configuration). Durations are written as
\`500ms\`, \`10s\`, \`2m\`, \`1h\`; sizes as \`16MiB\`, \`500kB\`, \`1000\`.

EXIT_STATUS

A closed pipe (\`| head -1\`) ends quietly. \`wirecopy <source…>\` means \`wirecopy fetch <source…>\`. \`wirecopy help <command>\` and
\`wirecopy <command> --help\` print the flags that most runs need, with \`--all\` behind it all that stand here; \`wirecopy --version\` (\`-V\`) prints the version.
`;

const anchor = (title) => title.toLowerCase().replaceAll(' ', '-');
const code = (text) => `\`${text}\``;

function flagLine(option, note) {
  const values = valuesOf(option);
  const choices = values
    ? ` ${values.map(({ choice, isDefault }) => `${code(choice)}${isDefault ? ' (default)' : ''}`).join(', ')}.`
    : '';
  const text = option.description.replace(/[.]$/, '');
  return `- **${code(option.flags)}**: ${text}.${choices}${note ? ` ${note}` : ''}`;
}

/** Which shared flags a command has: whole groups by name, parts of one flag by flag. */
function usesLine(uses, shared) {
  const parts = [...uses].map(([group, options]) => {
    const link = `[${group}](#${anchor(group)})`;
    return options.length === shared.get(group).length
      ? link
      : `${link} (${options.map((one) => code(one.long)).join(', ')})`;
  });
  return parts.length > 0 ? `Shared flags: ${parts.join(', ')}.` : '';
}

function commandPart({ command, own, uses }, shared, examples) {
  const name = command.name();
  const notes = commandNotes[name] ?? {};
  const shown = (examples[name] ?? []).map(({ line, what }) => `# ${what}\n${line}`);
  return [
    `### wirecopy ${name}`,
    code(usageOf(command)),
    `${command.description()}.`,
    command.registeredArguments
      .map(
        (one) =>
          `- **${code(`<${one.name()}>`)}**: ${one.description}${one.argChoices ? `: ${one.argChoices.map(code).join(', ')}` : ''}`,
      )
      .join('\n'),
    own.map((option) => flagLine(option, notes[option.long])).join('\n'),
    usesLine(uses, shared),
    `\`\`\`sh\n${shown.join('\n')}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const statusTable = (list) =>
  `| exit status | |\n| --- | --- |\n${list.map(({ status, meaning }) => `| ${status} | ${meaning} |`).join('\n')}`;

/** `docs/cli.md`. */
export function cliPage(program, examples, exitStatuses) {
  const { shared, commands } = flagsOf(program);
  const everywhere = new Set(
    [...shared].filter(([group]) => commands.every(({ uses }) => uses.has(group))).map(([group]) => group),
  );
  for (const { uses } of commands) for (const group of everywhere) uses.delete(group);
  const index = commands.map(
    ({ command }) => `| [${command.name()}](#wirecopy-${command.name()}) | ${command.description()} |`,
  );
  const groups = [...shared].map(([group, options]) => {
    const all = everywhere.has(group) ? 'Every command has this flag.\n\n' : '';
    return `### ${group}\n\n${all}${options.map((one) => flagLine(one, sharedNotes[one.long])).join('\n')}`;
  });
  return [
    head.trim().replace('EXIT_STATUS', statusTable(exitStatuses)),
    `## Commands\n\n| command | |\n| --- | --- |\n${index.join('\n')}`,
    ...commands.map((one) => commandPart(one, shared, examples)),
    '## Shared flags',
    ...groups,
  ]
    .join('\n\n')
    .concat('\n');
}
