import { Command } from 'commander';
import { type Context, write } from '../../context.js';

/** `wirecopy schema`: the JSON Schema of a record. */
export function schemaCommand(context: Context): Command {
  return new Command('schema').description('Print the JSON Schema (draft 2020-12) of a record').action(async () => {
    const { articleJsonSchema } = await import('../../../schema.js');
    await write(context.stdout, `${JSON.stringify(articleJsonSchema(), null, 2)}\n`);
  });
}
