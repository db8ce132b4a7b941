import { UsageError } from '../../errors.js';
import { withoutPassword } from '../../shared/without-password.js';

/** `--url` goes with one saved page, not with addresses or lists. */
export function checkUrlFlag(url: string | undefined, sources: string[]): string | null {
  if (url === undefined) return null;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new UsageError(`--url ${withoutPassword(url)} is not an http(s) address`);
  if (sources.length !== 1) throw new UsageError("--url goes with one file; for several use '-' and lines of JSON");
  return new URL(url).href;
}
