export async function checkPatterns() {
  return [];
}
