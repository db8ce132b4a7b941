/** Any value of a record as one text: lists joined by `; `, of what has a name the name, nothing as an empty text. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(asText).join('; ');
  if (typeof value !== 'object') return String(value);
  const { name, url, headline } = value as Record<string, unknown>;
  const told = [name, headline, url].find((one) => typeof one === 'string');
  return typeof told === 'string' ? told : JSON.stringify(value);
}
