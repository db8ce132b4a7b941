import { collectQuality } from './collect.mjs';
const pages = await collectQuality({ cached: process.argv.includes('--cached') });
console.log(pages.length);
