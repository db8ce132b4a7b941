import { messageOf, StoreError, type StoreTrouble, WirecopyError } from '../../errors.js';

// What the server or the way to it reports, in our words. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html

const reasons: [RegExp, StoreTrouble | null, string][] = [
  [/^(28P01|28000)$/, 'no access', 'turns this user or password away'],
  [/^3D000$/, 'no access', 'has no such database: CREATE DATABASE makes one'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, 'no access', 'cannot be reached: no server answers there'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'no access', 'cannot be reached: its host has no address'],
  [/^ETIMEDOUT$/, 'no access', 'cannot be reached in time'],
  [/^(42501|0LP01)$/, 'no access', 'does not let this user do that'],
  [/^25006$/, 'read-only', 'is read-only: a standby, or a user who may only read'],
  [/^(53100|58030)$/, 'disk', 'cannot grow: the disk of its server is full or fails'],
  [/^53200$/, null, 'is out of memory'],
  [/^53300$/, 'locked', 'has no connection free: more processes use it than max_connections allows'],
  [/^(55P03|40P01|40001)$/, 'locked', 'is locked by another process'],
  [
    /^57014$/,
    'locked',
    'took too long, or was told to stop: statement_timeout of its server says how long is too long',
  ],
  [/^WC001$/, 'version', 'was written by a newer wirecopy while this one ran: update wirecopy'],
  [/^(XX001|XX002|58P0.)$/, 'damaged', 'is damaged'],
  [/^57P03$/, 'no access', 'is just starting or shutting down: try again in a moment'],
  [
    /^(57P01|57P02|57P05|08...|ECONNRESET|EPIPE)$/,
    'no access',
    'ended the connection: what was not said to be saved was undone',
  ],
];

/** A driver's own errors have no code. */
const messages: [RegExp, string][] = [
  [/Connection terminated|not queryable|Client was closed/i, '08006'],
  [/timeout exceeded when trying to connect|Connection terminated due to connection timeout/i, 'ETIMEDOUT'],
  [/password must be a string|no password supplied/i, '28P01'],
];

/** Whose `code` says what happened; of several addresses of a host the first tells. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code !== '') return code;
  return messages.toReversed().find(([pattern]) => pattern.test(messageOf(error)))?.[1] ?? '';
}

/** Says in our words what the server reported; `name` is the address without its password. */
export function explained(error: unknown, name: string): WirecopyError {
  if (error instanceof WirecopyError) return error;
  const code = codeOf(error);
  const found = reasons.find(([pattern]) => pattern.test(code));
  const detail = messageOf(error instanceof AggregateError ? (error.errors[0] ?? error) : error).replace(/\s+/g, ' ');
  if (!found) return new StoreError(`the archive ${name} failed: ${detail}`, { cause: error });
  const [, trouble, text] = found;
  return new StoreError(`the archive ${name} ${text} (${detail})`, { cause: error, ...(trouble ? { trouble } : {}) });
}
