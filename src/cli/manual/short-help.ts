import { type Command, Help, type Option } from 'commander';

/** Groups of flags for which the defaults are nearly always right, and what they are for. */
const foldedGroups: Readonly<Record<string, string>> = {
  'Requests:': 'requests (limits …)',
  'Reading many:': 'reading many',
  'Articles that hooks get:': 'hooks',
  'Taking away:': 'taking away',
};

/** Flags of other groups that few runs need. */
const foldedFlags = new Set(
  '--unordered --pages --min-quality --replace-empty --name --template --no-formula-guard --bom --title --link --color --no-color --log --raw --no-raw --keep-raw --raw-folder --config --seen-since --seen-until --edited-after-publication'.split(
    ' ',
  ),
);

/** Fewer are not worth a second look. */
const leastFolded = 6;

const isFolded = (option: Option): boolean =>
  (option.helpGroupHeading ?? '') in foldedGroups ||
  (foldedFlags.has(option.long ?? '') && option.helpGroupHeading !== 'With edit:');

/** The help of a command with many flags shows those that most runs need, and says how to see all of them. */
export function shortenHelp(command: Command): void {
  const folded = command.options.filter(isFolded);
  if (folded.length < leastFolded) return;
  command.configureHelp({
    // Only while help is printed: a misspelt flag is still compared with all of them.
    formatHelp: (of, helper) => {
      const all = helper.visibleOptions(of);
      helper.visibleOptions = () => all.filter((option) => !isFolded(option));
      return `${Help.prototype.formatHelp.call(helper, of, helper)}\n${whereTheRestIs(command, folded)}`;
    },
  });
}

function whereTheRestIs(command: Command, folded: readonly Option[]): string {
  const groups = Object.keys(foldedGroups).filter((group) => folded.some((one) => one.helpGroupHeading === group));
  const topics = [...groups.map((group) => foldedGroups[group]), 'rare needs'];
  const named = topics.length === 1 ? topics[0] : `${topics.slice(0, -1).join(', ')} and ${topics.at(-1)}`;
  return `${folded.length} more flags for ${named}:\n  wirecopy ${command.name()} --help --all\n`;
}
