/** A value that is made when first asked for, once: what needs a part of ICU costs a short run more than all of its work. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
