import { readFileSync } from 'node:fs';
import { messageOf, UsageError } from '../../errors.js';
import { reasonOf } from '../../shared/system-reason.js';

/** What a file of JSON or YAML holds, undefined where there is none; throws UsageError where it cannot be read. */
export async function readDataFile(file: string): Promise<unknown> {
  let text: string;
  try {
    // Editors on Windows write a mark before it.
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`cannot read ${file}: ${reasonOf(cause)}`, { cause });
  }
  const isJson = file.endsWith('.json');
  try {
    // yaml is loaded only where somebody writes YAML: it costs as much start-up as everything else together.
    return isJson ? JSON.parse(text) : (await import('yaml')).parse(text);
  } catch (cause) {
    const [why] = messageOf(cause).split('\n', 1);
    throw new UsageError(`${file} is not valid ${isJson ? 'JSON' : 'YAML'}: ${why}`, { cause });
  }
}
