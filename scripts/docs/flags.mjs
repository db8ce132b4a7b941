// What the program says of its flags, in the shape that pages and man pages are made from: a flag that several commands share
// is described once, in the group that the help shows it in.

/** @typedef {import('commander').Command} Command @typedef {import('commander').Option} Option */

/** Flags and words: two flags are one where both are the same. @param {Option} option */
const keyOf = (option) => `${option.flags} ${option.description}`;

const groupOf = (option) => (option.helpGroupHeading ?? 'Options:').replace(/:$/, '');

/**
 * @param {Command} program
 * @returns {{ shared: Map<string, Option[]>, commands: { command: Command, own: Option[], uses: Map<string, Option[]> }[] }}
 */
export function flagsOf(program) {
  /** @type {Map<string, { option: Option, groups: string[], group?: string, count: number }>} */
  const seen = new Map();
  for (const command of program.commands) {
    for (const option of command.options) {
      const known = seen.get(keyOf(option)) ?? { option, groups: [], count: 0 };
      if (groupOf(option) !== 'Options') known.groups.push(groupOf(option));
      known.count++;
      seen.set(keyOf(option), known);
    }
  }
  for (const known of seen.values()) known.group = mostOften(known.groups) ?? 'Options';
  const shared = new Map();
  for (const { option, group, count } of seen.values()) {
    if (count > 1) shared.set(group, [...(shared.get(group) ?? []), option]);
  }
  const commands = program.commands.map((command) => {
    const uses = new Map();
    const own = [];
    for (const option of command.options) {
      const { group, count } = seen.get(keyOf(option));
      if (count === 1) own.push(option);
      else uses.set(group, [...(uses.get(group) ?? []), option]);
    }
    return { command, own, uses };
  });
  return { shared, commands };
}

/** The first of those that stand there most often: one command may call a group by a name of its own. @param {string[]} groups */
function mostOften(groups) {
  const times = (group) => groups.filter((one) => one === group).length;
  return groups.reduce((best, group) => (best !== undefined && times(best) >= times(group) ? best : group), undefined);
}

/** What stands behind the command's name. @param {Command} command */
export function usageOf(command) {
  const words = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? '…' : ''}`;
    return one.required ? `<${name}>` : `[${name}]`;
  });
  return ['wirecopy', command.name(), ...words].join(' ');
}

/** What a flag may be, and what it is where it is left out; null where its own words say that. @param {Option} option */
export function valuesOf(option) {
  const { argChoices: choices, defaultValue } = option;
  const isDefault = (choice) => choice === defaultValue;
  if (choices) return choices.map((choice) => ({ choice, isDefault: isDefault(choice) }));
  return typeof defaultValue === 'string' ? [{ choice: defaultValue, isDefault: true }] : null;
}
