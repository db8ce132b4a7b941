import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

// The types of a record are inferred from its schema. Whoever installs the package would need zod (8 MB) for that alone, so the
// package has them written out, with what the schema says of each key.

const inferred = /^export type (\w+) = z\.infer<typeof schema\.(\w+)>;$/gm;

/** The declarations of `types.d.ts` with each type that is inferred from `schema` written out. */
export function writeOutTypes(text, schema) {
  const named = [...text.matchAll(inferred)].map(([, name, from]) => ({ name, json: jsonOf(schema[from]) }));
  const written = text
    .replace(inferred, (_, name, from) => `export type ${name} = ${typeOf(jsonOf(schema[from]), named, '', name)};`)
    .replace(/^import type .* from '(?:zod|\.\/schema\.js)';\n/gm, '');
  if (/\bz\.infer\b|typeof schema\b|'zod'/.test(written))
    throw new Error('types.d.ts asks zod for a type that was not written out');
  return written;
}

const jsonOf = (schema) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return json;
};

/** What an outer schema says of a key is not a part of the key's own type. */
const bare = ({ description: _, ...json }) => json;

function typeOf(json, named, indent, self) {
  const known = named.find((one) => one.name !== self && isDeepStrictEqual(bare(one.json), bare(json)));
  if (known) return known.name;
  if (json.enum) return json.enum.map((value) => JSON.stringify(value)).join(' | ');
  if ('const' in json) return JSON.stringify(json.const);
  if (json.anyOf) return json.anyOf.map((one) => typeOf(one, named, indent, self)).join(' | ');
  if (Array.isArray(json.type))
    return json.type.map((type) => typeOf({ ...json, type }, named, indent, self)).join(' | ');
  if (json.type === 'array') return `Array<${typeOf(json.items, named, indent, self)}>`;
  if (json.type === 'object') return objectOf(json, named, indent, self);
  if (['string', 'number', 'boolean', 'null'].includes(json.type)) return json.type;
  if (Object.keys(bare(json)).length === 0) return 'unknown';
  throw new Error(`no type is known for ${JSON.stringify(json)}`);
}

function objectOf(json, named, indent, self) {
  if (!json.properties) return `Record<string, ${typeOf(json.additionalProperties, named, indent, self)}>`;
  const deeper = `${indent}    `;
  const keys = Object.entries(json.properties).map(([key, value]) => {
    const says = value.description ? `${deeper}/** ${value.description.replaceAll('*/', '*\\/')} */\n` : '';
    const type = typeOf(value, named, deeper, self);
    return `${says}${deeper}${key}${json.required?.includes(key) ? `: ${type}` : `?: ${type} | undefined`};`;
  });
  return `{\n${keys.join('\n')}\n${indent}}`;
}
