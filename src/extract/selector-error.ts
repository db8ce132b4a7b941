import { compile } from 'css-select';
import { Document } from 'domhandler';
import { messageOf } from '../errors.js';
import { selectAll } from './select.js';

/** Why a selector of a site rule cannot be used, null where it can; that of a body is read by another engine than the others. */
export function selectorError(selector: string, isBody: boolean): string | null {
  if (selector.trim() === '') return 'it is empty';
  try {
    if (isBody) compile(selector);
    else selectAll({ document: new Document([]) }, selector);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
