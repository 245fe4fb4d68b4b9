import { canonicalUri } from '../core/model/uris.ts';

/** The kind of a value: a plain one, a list of a kind, or an object. An `id` is a number or a text. */
export type Kind = PlainKind | readonly [Kind] | Fields;

/** The kinds of an object's fields; one whose name ends in `?` may be left out. An object may have other fields. */
export interface Fields {
  readonly [name: string]: Kind;
}

type PlainKind = 'uri' | 'string' | 'number' | 'boolean' | 'id';

/** As TypeScript writes them. */
const plainTypes: { readonly [Each in PlainKind]: readonly string[] } = {
  uri: ['string'],
  string: ['string'],
  number: ['number'],
  boolean: ['boolean'],
  id: ['number', 'string'],
};

/** Any text, by a name of its own where a property such as `title` would make the word look like a sentence. */
export const anyText = 'string' satisfies Kind;

/** Whether a value is of a kind. */
export function isOfKind(value: unknown, kind: Kind): boolean {
  if (typeof kind === 'string') return plainTypes[kind].includes(typeof value);
  if (isList(kind)) return Array.isArray(value) && value.every((each) => isOfKind(each, kind[0]));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return readFields(value, kind).every(({ field, isOptional, of }) =>
    field === undefined ? isOptional : isOfKind(field, of),
  );
}

/** The path, such as `textDocument.uri`, of a text in a value of a kind that should be a URI and is none. */
export function findNonUri(value: unknown, kind: Kind, path = ''): string | undefined {
  if (kind === 'uri') return isUri(`${value}`) ? undefined : path;
  if (typeof kind === 'string' || typeof value !== 'object' || value === null) return undefined;
  const parts = isList(kind)
    ? Object.values(value).map((each) => findNonUri(each, kind[0], path))
    : readFields(value, kind).map(({ name, field, of }) =>
        field === undefined ? undefined : findNonUri(field, of, path === '' ? name : `${path}.${name}`),
      );
  return parts.find((each) => each !== undefined);
}

/** A kind as TypeScript writes it. */
export function describeKind(kind: Kind): string {
  if (typeof kind === 'string') return plainTypes[kind].join(' | ');
  if (isList(kind)) return `${describeKind(kind[0])}[]`;
  return `{ ${Object.entries(kind)
    .map(([name, of]) => `${name}: ${describeKind(of)}`)
    .join(', ')} }`;
}

interface Field {
  readonly name: string;
  /** Undefined where it is left out, for which some clients write null. */
  readonly field: unknown;
  readonly isOptional: boolean;
  readonly of: Kind;
}

/** The fields of an object that are to be there or may be, in the order of their description. */
export function readFields(value: unknown, fields: Fields): Field[] {
  // Not what an object inherits: `constructor` is no field.
  const given = new Map<string, unknown>(Object.entries(value ?? {}));
  return Object.entries(fields).map(([key, of]) => {
    const name = key.replace(/\?$/, '');
    return { name, field: given.get(name) ?? undefined, isOptional: name !== key, of };
  });
}

function isList(kind: readonly [Kind] | Fields): kind is readonly [Kind] {
  return Array.isArray(kind);
}

function isUri(text: string): boolean {
  try {
    canonicalUri(text);
    return true;
  } catch {
    return false;
  }
}
