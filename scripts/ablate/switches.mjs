// What the switched copy of dist asks at each of its places. `record` notes on which pages a place did anything, `off` names the place
// that is switched off. The copy finds this object as `globalThis.ablation`; shipped code knows nothing of it.

/** A place that is off may keep a loop from ending. */
const maxTurns = 200_000;
const nothing = /(?!)/;

export class Switches {
  off = -1;
  isRecording = false;
  /** By place: whether it did anything since `begin`. */
  hits = new Uint8Array(0);
  #turns = 0;
  #setters = new Map();

  begin(places = this.hits.length) {
    if (this.hits.length === places) this.hits.fill(0);
    else this.hits = new Uint8Array(places);
    this.#turns = 0;
  }

  /** Switches one place off (or a constant to another value), or all on again with -1. */
  turnOff(id, value) {
    const last = this.off;
    this.off = id;
    this.#setters.get(last)?.();
    this.#setters.get(id)?.(value);
  }

  #isOff(id) {
    if (this.isRecording) this.hits[id] = 1;
    if (this.off !== id) return false;
    if (++this.#turns > maxTurns) throw new Error('without this place a loop does not end');
    return true;
  }

  /** A condition: off it is false. */
  when(id, value) {
    return value && this.#isOff(id) ? false : value;
  }

  /** A further condition, behind `&&`: off it is true. */
  also(id, value) {
    return !value && this.#isOff(id) ? true : value;
  }

  /** A step: off it is left out. */
  step(id) {
    return !this.#isOff(id);
  }

  /** A list of finds: off it is empty. */
  list(id, found) {
    return found?.length > 0 && this.#isOff(id) ? [] : found;
  }

  /** A cleaning: off its value passes as it is. */
  cleaning(id, clean) {
    return (value, ...rest) => {
      const cleaned = clean(value, ...rest);
      return cleaned !== value && this.#isOff(id) ? value : cleaned;
    };
  }

  /** A pattern: off it matches nothing. */
  pattern(id, pattern) {
    return this.isRecording || this.off === id ? this.#watched(id, pattern) : pattern;
  }

  /** A pattern of a module, which `set` can put another into its place. */
  sharedPattern(id, pattern, set) {
    this.#setters.set(id, () => set(this.off === id ? new RegExp(nothing, pattern.flags) : pattern));
    return this.#watched(id, pattern);
  }

  /** After recording, patterns are plain again: watched ones are slow. */
  plain(id, set, pattern) {
    this.#plain.push(() => set(pattern));
    return this.#setters.has(id);
  }

  #plain = [];

  endRecording() {
    this.isRecording = false;
    for (const set of this.#plain) set();
  }

  #watched(id, pattern) {
    const watched = new Watched(pattern.source, pattern.flags);
    watched.isMatch = () => !this.#isOff(id);
    return watched;
  }

  /** A list of words: off it holds none. */
  words(id, set) {
    for (const name of ['has', 'get']) {
      const asked = set[name]?.bind(set);
      if (!asked) continue;
      set[name] = (word) => {
        const found = asked(word);
        return found && this.#isOff(id) ? (name === 'has' ? false : undefined) : found;
      };
    }
    return set;
  }

  /** A number of a module. */
  constant(id, number, set) {
    this.#setters.set(id, (value = number) => set(value));
  }
}

class Watched extends RegExp {
  isMatch = () => true;

  constructor(pattern, flags) {
    super(pattern, flags);
    if (pattern instanceof Watched) this.isMatch = pattern.isMatch;
  }

  exec(text) {
    const found = super.exec(text);
    return found && this.isMatch() ? found : null;
  }
}
