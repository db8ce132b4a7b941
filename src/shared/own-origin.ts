/** Whether what may be a secret of one address may go to another: to its own origin, or to the same host by https instead of http. */
export function isOwnOrigin(own: string, other: string): boolean {
  const [from, to] = [new URL(own), new URL(other)];
  if (from.origin === to.origin) return true;
  return (
    from.protocol === 'http:' && to.protocol === 'https:' && from.port + to.port === '' && from.hostname === to.hostname
  );
}
