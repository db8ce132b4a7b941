import type { Command, Option } from 'commander';

interface Known {
  name: string;
  text: string;
  options: readonly Option[];
  /** What its first argument may be. */
  choices: readonly string[];
}

/** The script of a shell, made from the commands themselves, so that it never lags behind them. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', program: Command): string {
  const commands = program.commands.map((one) => ({
    name: one.name(),
    text: one.description(),
    options: one.options.filter((option) => option.long !== null && option.long !== undefined),
    choices: one.registeredArguments[0]?.argChoices ?? [],
  }));
  return { bash, zsh, fish }[shell](commands);
}

const takesValue = (option: Option): boolean => option.required || option.optional;

/** A flag behind its command, in both forms, as patterns of a shell's `case`. */
const typed = (name: string, { short, long }: Option): string =>
  [short, long].flatMap((flag) => (flag ? [`"${name} ${flag}"`] : [])).join('|');

function bash(commands: Known[]): string {
  const names = commands.map((one) => one.name);
  const choices = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => option.argChoices)
      .map((option) => `    ${typed(name, option)}) words="${option.argChoices?.join(' ')}" ;;`),
  );
  const values = commands.flatMap(({ name, options }) => {
    const own = options.filter((option) => option.required && !option.argChoices).map((one) => typed(name, one));
    return own.length > 0 ? [`    ${own.join('|')}) return ;;`] : [];
  });
  const flags = commands.map(
    ({ name, options }) => `      ${name}) words="${[...options.map((one) => one.long), '--help'].join(' ')}" ;;`,
  );
  return `# wirecopy: completion for bash
_wirecopy() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${names.join('|')}) command="$word"; break ;; esac
  done
  case "$command $prev" in
${[...choices, ...values].join('\n')}
  esac
  if [[ -z "$words" && "$cur" == -* ]]; then
    case "$command" in
${flags.join('\n')}
      *) words="--help --version" ;;
    esac
  elif [[ -z "$words" && -z "$command" ]]; then
    words="${names.join(' ')}"
  elif [[ -z "$words" ]]; then
    case "$command" in
${commands
  .filter((one) => one.choices.length > 0)
  .map((one) => `      ${one.name}) words="${one.choices.join(' ')}" ;;`)
  .join('\n')}
    esac
  fi
  [[ -n "$words" ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _wirecopy wirecopy
`;
}

/** Inside single quotes of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function zsh(commands: Known[]): string {
  // Brackets and colons part the fields of _arguments.
  const plain = (text: string): string => text.replace(/[[\]:]/g, (sign) => `\\${sign}`);
  const optionOf = (option: Option): string => {
    const choices = option.argChoices ? `(${option.argChoices.join(' ')})` : '_files';
    const value = takesValue(option) ? `:${plain(option.attributeName())}:${choices}` : '';
    return quoted(`${option.long}${option.required ? '=' : ''}[${plain(option.description)}]${value}`);
  };
  const cases = commands.map(
    ({ name, options }) => `    ${name}) _arguments ${options.map(optionOf).join(' ')} '*:file:_files' ;;`,
  );
  return `#compdef wirecopy
_wirecopy() {
  local -a commands
  commands=(
${commands.map(({ name, text }) => `    ${quoted(`${name}:${text}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _files
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
    *) _files ;;
  esac
}
compdef _wirecopy wirecopy
`;
}

function fish(commands: Known[]): string {
  const lines = ['# wirecopy: completion for fish'];
  for (const { name, text, options, choices: words } of commands) {
    lines.push(`complete -c wirecopy -n __fish_use_subcommand -a ${name} -d ${quoted(text)}`);
    if (words.length > 0) {
      lines.push(`complete -c wirecopy -n '__fish_seen_subcommand_from ${name}' -f -a ${quoted(words.join(' '))}`);
    }
    for (const option of options) {
      const choices = option.argChoices
        ? ` -x -a ${quoted(option.argChoices.join(' '))}`
        : option.required
          ? ' -r'
          : '';
      const short = option.short ? ` -s ${option.short.slice(1)}` : '';
      const when = quoted(`__fish_seen_subcommand_from ${name}`);
      lines.push(
        `complete -c wirecopy -n ${when}${short} -l ${option.long?.slice(2)} -d ${quoted(option.description)}${choices}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
