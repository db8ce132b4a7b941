/** `?` becomes `$1`, `$2`…, so that parts of a statement can be put together. No text stands in our SQL that holds one. */
export function numbered(sql: string, first = 1): string {
  let n = first;
  return sql.replace(/\?/g, () => `$${n++}`);
}
