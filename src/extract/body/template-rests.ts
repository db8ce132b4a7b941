import { closest } from '../ancestors.js';
import type { Run } from '../runs.js';

// What templates and plug-ins should have filled and did not: `{{ article.related }}`, `{% include "ad.html" %}`, `[/vc_row]`.

const expressions = /^(?:(?:\{\{[^{}]*\}\}|\{%[^{}%]*%\}|<%[^<>%]*%>)\s*)+$/;
const shortcodes = /^(?:\[\/?[a-z][\w-]*(?:\s[^[\]]*)?\]\s*)+$/;
/** A lone word in brackets may be what is heard: "[applause]". */
const shortcodeSign = /\[\/|\[[a-z0-9-]*_|\s\w+=/;
const longest = 1000;
const code = new Set(['pre', 'code', 'kbd', 'samp']);

/** Whether a line is nothing but such marks; code may well show them. */
export function isTemplateRest({ text, inner }: Run): boolean {
  if (!/^[[{<]/.test(text) || text.length > longest) return false;
  const isRest = expressions.test(text) || (shortcodes.test(text) && shortcodeSign.test(text));
  return isRest && closest(inner, code) === null;
}
