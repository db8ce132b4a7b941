import { withoutPasswords } from '../../../shared/without-password.js';

const hidden = '***';

/** A value as it may be shown: names of headers, programs and hosts, and nothing that may be a secret. */
export function masked(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(key, one));
  if (typeof value !== 'string') return typeof value === 'object' && value !== null ? hidden : value;
  switch (key) {
    case 'header':
      return value.includes(':') ? `${value.slice(0, value.indexOf(':'))}: ${hidden}` : hidden;
    case 'exec':
      return value.replace(/^(\s*\S+)\s[\s\S]*$/, `$1 ${hidden}`);
    case 'post':
      return URL.canParse(value) ? `${new URL(value).origin}/${hidden}` : hidden;
    default:
      return withoutPasswords(value).replace(
        /([?&][^=&\s]*(?:key|token|secret|pass|sig)[^=&\s]*=)[^&\s]*/gi,
        `$1${hidden}`,
      );
  }
}
