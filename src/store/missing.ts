import { StoreError } from '../errors.js';

const how = ': wirecopy follow makes one, or wirecopy fetch --save; --archive names another';

/** That there is no archive at an address; `hint` says how one is made. */
export const noArchive = (address: string, hint = how): StoreError =>
  new StoreError(`there is no archive at ${address}${hint}`, { trouble: 'missing' });
