/** Words of a text for comparisons: letters and digits without case or accents; signs of scripts without spaces each alone. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Share of words in common, 0 to 1 (Dice over sets). */
export function likeness(a: string, b: string): number {
  const first = new Set(wordsOf(a.slice(0, 600)));
  const second = new Set(wordsOf(b.slice(0, 600)));
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const word of first) if (second.has(word)) common++;
  return (2 * common) / (first.size + second.size);
}
