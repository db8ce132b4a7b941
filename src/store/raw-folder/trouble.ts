import { StoreError, WirecopyError } from '../../errors.js';
import { reasonOf } from '../../shared/system-reason.js';

/** What is wrong with the folder of raw pages, as an error of the archive; the archive itself may be well. */
export const folderError = (message: string, cause?: unknown): StoreError =>
  new StoreError(message, { trouble: 'raw folder', ...(cause === undefined ? {} : { cause }) });

/** What the file system reported of a folder of raw pages, in our words. */
export const explainedOfFolder = (error: unknown, folder: string): WirecopyError =>
  error instanceof WirecopyError ? error : folderError(`pages cannot be kept in ${folder}: ${reasonOf(error)}`, error);

/** The code that the file system gave an error. */
export const systemCode = (error: unknown): string => String((error as NodeJS.ErrnoException | null)?.code ?? '');
