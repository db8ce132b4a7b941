// Finds what takes more than linear time: `npm run check:time -- [patterns|fillers] [reader…] [--large]`; `accept`
// writes down the patterns that were looked at. The status is 1 where something is found.
import { checkFillers } from './bounds/check-fillers.mjs';
import { checkPatterns } from './bounds/check-patterns.mjs';

const all = process.argv.slice(2);
const size = all.includes('--large') ? 'large' : 'small';
const [what, ...names] = all.filter((one) => one !== '--large');
const found = [];
if (what !== 'fillers') found.push(...(await checkPatterns(console.log, { isAccepting: what === 'accept' })));
if (what !== 'patterns' && what !== 'accept') found.push(...(await checkFillers(names, console.log, size)));
console.log(found.length === 0 ? 'nothing grows faster than its input' : `${found.length} found`);
process.exitCode = found.length > 0 ? 1 : 0;
