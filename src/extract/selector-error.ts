import { Document } from 'domhandler';
import { messageOf } from '../errors.js';
import { selectAll } from './select.js';

/** Why a selector of a site rule cannot be used, null where it can. */
export function selectorError(selector: string): string | null {
  if (selector.trim() === '') return 'it is empty';
  try {
    selectAll({ document: new Document([]) }, selector);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
