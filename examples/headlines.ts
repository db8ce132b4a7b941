// Prints date and headline of each story that the named pages and feeds hold; what fails is told with its code.
//
//   npx tsx headlines.ts https://example.org/feed.xml saved.html
import { type Article, fetchArticles, type WirecopyError } from 'wirecopy';

const line = ({ date, headline, authors }: Article): string =>
  [date ?? 'undated', headline ?? '(no headline)', authors.join(', ')].filter((part) => part !== '').join('  ');

let failed = 0;
for await (const outcome of fetchArticles(process.argv.slice(2), { fetch: { delayMs: 1_000 } })) {
  if (outcome.ok) console.log(line(outcome.article));
  else {
    failed++;
    const { code, message }: WirecopyError = outcome.error;
    console.error(`${code}: ${message}`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
