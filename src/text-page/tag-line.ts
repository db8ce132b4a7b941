import { topicLabelLength } from '../shared/topic-words.js';

// Lines of topics.

const maxLine = 400;
const maxTag = 50;

/** Tags of a line that says that it is one; `[]` where the list follows on the next lines. Null for any other line. */
export function readTagLine(text: string): string[] | null {
  const label = text.length <= maxLine ? topicLabelLength(text) : 0;
  return label === 0 ? null : splitTags(text.slice(label));
}

/** A bare list with commas between short capitalised names: what sites print above a headline. */
export function bareTags(text: string): string[] | null {
  if (text.length > maxLine || /[.!?:;]$|\d{4}/.test(text)) return null;
  const tags = text.split(/,\s+|、|，/);
  const isList =
    tags.length >= 2 &&
    tags.every(
      (tag) => tag.length > 1 && tag.length <= 35 && /^[\p{Lu}\p{Lo}\p{N}#]/u.test(tag) && tag.split(' ').length <= 4,
    );
  return isList ? tags : null;
}

function splitTags(text: string): string[] {
  const separator = /[,;、，،|•·]/.test(text) ? /\s*[,;、，،|•·]\s*/u : /\s*#/u.test(text) ? /\s*#/u : /\s{2,}/;
  return text
    .split(separator)
    .map((tag) => tag.replace(/^#/, '').trim())
    .filter((tag) => tag.length > 1 && tag.length <= maxTag);
}
