import { addressNames, addressSigns } from './address-signs.js';
import { cardNames, cardSigns } from './card-signs.js';
import type { Choice } from './choosing.js';
import { declaredNames, declaredSigns } from './declared-signs.js';
import type { Analysis } from './features.js';
import { keptNames, keptSigns } from './kept-signs.js';
import { shapeNames, shapeSigns } from './shape-signs.js';

// Numbers about a whole page that tell a story from a listing, a shop, a manual or a forum. Same code in training and running.

export const signNames = [...addressNames, ...declaredNames, ...keptNames, ...shapeNames, ...cardNames];

export function readSigns(a: Analysis, p: Float32Array, choice: Choice): Float32Array {
  const row = [
    ...addressSigns(a.page),
    ...declaredSigns(a),
    ...keptSigns(a, p, choice),
    ...shapeSigns(a, choice),
    ...cardSigns(a, choice),
  ];
  if (row.length !== signNames.length) throw new RangeError(`${row.length} signs, ${signNames.length} names`);
  return Float32Array.from(row);
}
