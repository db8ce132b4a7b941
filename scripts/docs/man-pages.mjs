import { flagsOf, usageOf, valuesOf } from './flags.mjs';
import { commandNotes, sharedNotes } from './notes.mjs';

// Man pages in the macros of man(7). They carry no date, so that two builds of one commit are the same byte for byte.

/** Text as roff reads it: a backslash, a dash and a leading dot or quote have meanings of their own. */
const roff = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');

/** Markdown of a note as text: links become their words, code stands bare. */
const plain = (text) =>
  text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll('**', '');

function flagPart(option, note) {
  const values = valuesOf(option);
  const choices = values
    ? ` One of ${values.map(({ choice, isDefault }) => `${choice}${isDefault ? ' (default)' : ''}`).join(', ')}.`
    : '';
  const one = values && values.length === 1 ? ` Default: ${values[0].choice}.` : choices;
  return `.TP\n\\fB${roff(option.flags)}\\fR\n${roff(`${option.description}.${one}${note ? ` ${plain(note)}` : ''}`)}`;
}

const header = (name, version) => `.TH "${name.toUpperCase()}" "1" "" "wirecopy ${version}" "wirecopy"`;

const examplesPart = (list) =>
  list.length === 0
    ? ''
    : `.SH EXAMPLES\n${list.map(({ line, what }) => `${roff(`${what[0].toUpperCase()}${what.slice(1)}:`)}\n.PP\n.RS 4\n.nf\n${roff(line)}\n.fi\n.RE\n.PP`).join('\n')}`;

const statusPart = (list) =>
  `.SH EXIT STATUS\n${list.map(({ status, meaning }) => `.TP\n${status}\n${roff(meaning)}`).join('\n')}`;

/** File name → text: `wirecopy.1`, and one page a command. */
export function manPages(program, examples, exitStatuses, version) {
  const { commands } = flagsOf(program);
  const pages = new Map();
  const list = commands.map(
    ({ command }) => `.TP\n\\fB${roff(`wirecopy-${command.name()}`)}\\fR(1)\n${roff(command.description())}.`,
  );
  const whole = [
    header('wirecopy', version),
    `.SH NAME\nwirecopy \\- ${roff('turns news on the web into records')}`,
    '.SH SYNOPSIS\n\\fBwirecopy\\fR \\fIcommand\\fR [\\fIflags\\fR] [\\fIarguments\\fR]',
    `.SH DESCRIPTION\n${roff(program.description())}\nEach command has a page of its own.`,
    `.SH COMMANDS\n${list.join('\n')}`,
    examplesPart(examples.wirecopy ?? []),
    statusPart(exitStatuses),
  ];
  pages.set('wirecopy.1', page(whole));
  for (const { command } of commands) {
    const name = command.name();
    const flags = command.options.map((one) => flagPart(one, commandNotes[name]?.[one.long] ?? sharedNotes[one.long]));
    const words = command.registeredArguments.map(
      (one) => `.TP\n\\fI${roff(one.name())}\\fR\n${roff(one.description)}`,
    );
    pages.set(
      `wirecopy-${name}.1`,
      page([
        header(`wirecopy-${name}`, version),
        `.SH NAME\n${roff(`wirecopy-${name}`)} \\- ${roff(command.description())}`,
        `.SH SYNOPSIS\n${roff(usageOf(command))} [\\fIflags\\fR]`,
        words.length > 0 ? `.SH ARGUMENTS\n${words.join('\n')}` : '',
        `.SH FLAGS\n${flags.join('\n')}`,
        examplesPart(examples[name] ?? []),
        statusPart(exitStatuses),
        '.SH SEE ALSO\n\\fBwirecopy\\fR(1)',
      ]),
    );
  }
  return pages;
}

const page = (parts) => `${parts.filter(Boolean).join('\n')}\n`;
