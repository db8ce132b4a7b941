import { type FetchOptions, fetchDefaults } from '../../src/options.js';
import type { Target } from '../../src/types.js';

/** Loopback open, nothing to wait for. */
export const options: FetchOptions = {
  ...fetchDefaults,
  userAgent: 'wirecopy/test',
  allowPrivate: ['127.0.0.1/32'],
  delayMs: 0,
  retries: 0,
};

export function target(url: string, more: Partial<Target> = {}): Target {
  return {
    ref: url,
    url,
    file: null,
    bytes: null,
    contentType: null,
    isFound: false,
    depth: 0,
    entry: null,
    feedUrl: null,
    ...more,
  };
}
