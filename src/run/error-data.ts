import * as errors from '../errors.js';

// Errors between processes: their class, words and fields go over as data, and come back as the same class.

/** An error as data; what is not one of ours keeps its message. */
export interface ErrorData {
  name: string;
  message: string;
  stack: string | null;
  fields: Record<string, unknown>;
}

/** Takes an error apart; its cause stays behind, as it may be anything. */
export function errorAsData(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: null, fields: {} };
  const fields = Object.fromEntries(
    Object.entries(error).filter(
      ([, value]) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
    ),
  );
  return { name: error.name, message: error.message, stack: error.stack ?? null, fields };
}

/** The error of such data. */
export function errorFromData({ name, message, stack, fields }: ErrorData): Error {
  const known: unknown = Object.entries(errors).find(([key]) => key === name)?.[1];
  const prototype: unknown = typeof known === 'function' ? known.prototype : null;
  const error: Error = Object.create(prototype instanceof Error ? prototype : Error.prototype);
  Object.defineProperty(error, 'message', { value: message, enumerable: false, configurable: true, writable: true });
  Object.defineProperty(error, 'stack', { value: stack, enumerable: false, configurable: true, writable: true });
  return Object.assign(error, { name, ...fields });
}
