/**
 * What V8 is told where pages are read (bin/wirecopy.js tells it the same). A page is garbage as soon as its record is printed, but by
 * itself the heap of a long run grows to twice what is alive before it is tidied up. And V8 of Node 20 optimises functions that it has
 * hardly seen, and throws much of that away; later versions count otherwise.
 */
export function engineFlags(v8 = process.versions.v8): string[] {
  return v8.startsWith('11.')
    ? ['--heap-growing-percent=30', '--interrupt-budget=500000']
    : ['--heap-growing-percent=30'];
}
