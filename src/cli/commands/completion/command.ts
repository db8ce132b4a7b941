import { Argument, Command } from 'commander';
import { type Context, write } from '../../context.js';

/** `wirecopy completion <shell>`: what a shell needs to complete commands, flags and choices. */
export function completionCommand(context: Context, program: () => Command): Command {
  return new Command('completion')
    .description('Print what a shell needs to complete commands, flags and choices')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionScript } = await import('./script.js');
      await write(context.stdout, completionScript(shell, program()));
    });
}
