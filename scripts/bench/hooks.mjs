// A thousand new articles while sync and hook are killed at random (npm run bench hooks): each is told at least once, in order.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export async function run() {
  const script = path.join(import.meta.dirname, 'parts/hook-rounds.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '1000']).catch((error) => error);
  const { articles, told, different, asText, strangers, outOfOrder, kills, seconds } = JSON.parse(stdout);
  console.log(`${articles} articles, ${kills.sync} syncs and ${kills.hook} hooks killed, in ${seconds} s`);
  console.log(`${different} told, ${told - different} calls told one once more, ${outOfOrder.length} out of order`);
  console.log(
    `${asText} headlines full of shell and JSON tricks came as text; ${strangers.length} of their words were run`,
  );
  if (different < articles || asText < articles || outOfOrder.length + strangers.length > 0) process.exitCode = 1;
}
