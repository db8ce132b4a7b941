// Reads one saved page or text and prints its record; what is not an article is told with its code.
//
//   node read.cjs saved.html https://example.org/2026/05/story
const { readFile } = require('node:fs/promises');
const { readArticles, WirecopyError } = require('wirecopy');

async function main([file, url = null]) {
  const [article] = await readArticles(await readFile(file), { url });
  console.log(JSON.stringify(article, null, 2));
}

main(process.argv.slice(2)).catch((error) => {
  if (!(error instanceof WirecopyError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
});
