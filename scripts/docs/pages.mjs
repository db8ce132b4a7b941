import { readFileSync } from 'node:fs';
import { cliPage } from './cli-page.mjs';
import { manPages } from './man-pages.mjs';
import { recordPage } from './record-page.mjs';

const fixture = new URL('../../fixtures/pages/harbour-strike/expected.json', import.meta.url);

/** All that is written from the program: path → text. */
export function generatedPages({ program, examples, exitStatuses, schema, version }) {
  const example = JSON.parse(readFileSync(fixture, 'utf8'));
  const pages = new Map([
    ['docs/cli.md', cliPage(program, examples, exitStatuses)],
    ['docs/record.md', recordPage(schema, example)],
  ]);
  for (const [name, text] of manPages(program, examples, exitStatuses, version)) pages.set(`dist/man/${name}`, text);
  return pages;
}

/** The program as the build left it. */
export async function builtProgram() {
  const [{ createProgram }, { examples }, { exitStatuses }, { articleJsonSchema }, { version }] = await Promise.all([
    import('../../dist/cli/program.js'),
    import('../../dist/cli/manual/examples.js'),
    import('../../dist/cli/manual/exit-status.js'),
    import('../../dist/schema.js'),
    import('../../dist/version.js'),
  ]);
  const silent = { write: () => true };
  const program = createProgram({ stdout: silent, stderr: silent, env: {} }, () => undefined);
  return { program, examples, exitStatuses, schema: articleJsonSchema(), version };
}
