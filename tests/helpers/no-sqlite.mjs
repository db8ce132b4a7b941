// Loaded before wirecopy (`NODE_OPTIONS=--import`): a Node that has no SQLite of its own, and the package left out.
import { register } from 'node:module';

const { getBuiltinModule } = process;
process.getBuiltinModule = (name) => (name === 'node:sqlite' ? undefined : getBuiltinModule(name));
const hooks = `export const resolve = (name, context, next) => {
  if (name.startsWith('@photostructure/')) throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  return next(name, context);
};`;
register(`data:text/javascript;base64,${Buffer.from(hooks).toString('base64')}`);
