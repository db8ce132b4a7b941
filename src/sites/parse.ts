import { UsageError } from '../errors.js';
import { nearest } from '../shared/nearest.js';
import type { SiteRule } from '../types.js';

const forms: Record<keyof SiteRule, 'text' | 'texts' | 'briefs'> = {
  id: 'text',
  hosts: 'texts',
  publisher: 'text',
  timeZone: 'text',
  language: 'text',
  country: 'text',
  headline: 'text',
  date: 'text',
  authors: 'text',
  tags: 'text',
  body: 'text',
  remove: 'texts',
  briefs: 'briefs',
  textStops: 'texts',
  validUntil: 'text',
};

/** A user's own site rule, as read from JSON or YAML. Throws UsageError with the file's name and the key that is wrong. */
export function parseSiteRule(value: unknown, file: string): SiteRule {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${file} must hold one site rule: {"id", "hosts", …}`);
  }
  const rule = value as Record<string, unknown>;
  for (const [key, one] of Object.entries(rule)) {
    const form = Object.hasOwn(forms, key) ? forms[key as keyof SiteRule] : null;
    if (!form) {
      const best = nearest(key, Object.keys(forms));
      throw new UsageError(`"${key}" in ${file} is not known${best ? `: did you mean "${best}"?` : ''}`);
    }
    if (!hasForm(one, form)) throw new UsageError(`"${key}" in ${file} must be ${formNames[form]}`);
  }
  if (!rule.id || !Array.isArray(rule.hosts) || rule.hosts.length === 0) {
    throw new UsageError(`${file} needs "id" and "hosts"`);
  }
  return value as SiteRule;
}

const formNames = { text: 'a text', texts: 'a list of texts', briefs: '{item, time, headline, summary}' };

function hasForm(value: unknown, form: keyof typeof formNames): boolean {
  if (form === 'text') return typeof value === 'string';
  if (form === 'texts') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  const parts = ['item', 'time', 'headline', 'summary'];
  return typeof value === 'object' && value !== null && parts.every((key) => typeof (value as never)[key] === 'string');
}
