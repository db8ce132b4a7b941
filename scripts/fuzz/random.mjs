/** Numbers that are the same for the same seed on every machine (Mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, oneOf: (list) => list[below(list.length)] };
}

/** One seed of several things: each input can be made again alone. */
export function seedOf(...parts) {
  let hash = 0x811c9dc5;
  for (const sign of parts.join(' ')) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return hash;
}
