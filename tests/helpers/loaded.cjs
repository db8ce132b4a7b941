// `node --require …/loaded.cjs bin/wirecopy.js …`: at the end the names of the packages and of Node's own modules that were loaded, on
// standard error.
process.on('exit', () => {
  const names = Object.keys(require.cache).flatMap(
    (file) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1] ?? [],
  );
  const own = process.moduleLoadList.flatMap((one) => /^NativeModule (\w+)$/.exec(one)?.[1] ?? []);
  process.stderr.write(`loaded: ${[...new Set(names)].sort().join(' ')}\nof Node: ${own.join(' ')}\n`);
});
