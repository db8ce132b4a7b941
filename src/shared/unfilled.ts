// What programs and templates write where they have nothing to say.

const nothing = String.raw`null|undefined|NaN|\[object Object\]|\{\{.*\}\}|\{%.*%\}|\$\{.*\}|<%.*%>|%[a-z_]+%`;
const text = new RegExp(`^(?:${nothing})$`, 's');
const address = new RegExp(
  `^(?:${nothing}|n/?a|none|tbd|-+|#)$|/(?:null|undefined|NaN|\\[object Object\\])/?$|\\{\\{|\\{%|<%`,
  'is',
);

/** Whether a text is such a rest: `undefined`, `[object Object]`, `{{ title }}`. */
export const isUnfilled = (value: string): boolean => text.test(value.trim());

/** Whether an address is one, or ends in one. */
export const isUnfilledAddress = (value: string): boolean => address.test(value.trim());
