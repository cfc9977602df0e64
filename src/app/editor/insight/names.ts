/** Names that are there without a cell defining them. */

/** JavaScript's own objects whose members are worth offering. */
export const builtins: Readonly<Record<string, object>> = {
  Array,
  JSON,
  Math,
  Number,
  Object,
  Promise,
  console,
  Date,
};

export const keywords =
  'async await break case catch class const continue default delete do else false finally for from function if import in instanceof let new null of return static switch this throw true try typeof undefined void while'.split(
    ' ',
  );

const prototypes: Readonly<Record<string, object>> = {
  string: String.prototype,
  number: Number.prototype,
  TypedArray: Float32Array.prototype,
};

const plain = /^[a-z]\w*$/i;
const old =
  /^(__|constructor$|anchor$|big$|blink$|bold$|fixed$|fontcolor$|fontsize$|italics$|link$|small$|strike$|sub$|sup$|substr$|to(GMT|Locale)?String$|valueOf$|toLocale)/;

/** What arrays, texts, numbers and promises have. */
export function builtinMembers(type: string): string[] {
  const prototype = type.startsWith('Promise<')
    ? Promise.prototype
    : type.endsWith('[]')
      ? Array.prototype
      : prototypes[type];
  if (prototype === undefined) return [];
  const names = new Set<string>();
  for (let object: object = prototype; object !== Object.prototype; object = Object.getPrototypeOf(object))
    for (const name of Object.getOwnPropertyNames(object))
      if (plain.test(name) && !old.test(name)) names.add(name);
  return [...names];
}

export function membersOfBuiltin(name: string): string[] {
  const object = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  return object === undefined
    ? []
    : Object.getOwnPropertyNames(object).filter(
        (member) => plain.test(member) && !/^(length|name|prototype)$/.test(member),
      );
}
