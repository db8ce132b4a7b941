#!/usr/bin/env node
import module from 'node:module';

// Node 22.1 and later keep compiled code between runs; 20 has no such cache.
module.enableCompileCache?.();

const { main } = await import('../dist/bundle/main.js');
const { processContext } = await import('../dist/bundle/process-context.js');

process.exitCode = await main(process.argv.slice(2), processContext(process));
