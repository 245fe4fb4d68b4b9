import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import type { FileArgument, LogArgument, NewRecordArgument } from '../protocol.ts';
import { canonicalUri } from '../workspace/uris.ts';

/** What a field of an argument may be; `?` where it may be left out. */
export type FieldKind = 'uri' | 'string' | 'string?' | 'boolean?' | 'string[]?';

/** Any text. */
export const anyText = 'string' satisfies FieldKind;

/** Each field of an argument of the protocol, with what it may be. */
export type Shape<Argument> = { readonly [Key in keyof Required<Argument>]: FieldKind };

/**
 * The argument of a command or request called `name`, with the fields of its shape and no others. Throws a refusal that says
 * what is wrong with it: a client may send anything.
 */
export function readArgument<Argument>(
  name: string,
  argument: unknown,
  shape: Shape<Argument>,
  { refusals }: Messages,
): Argument {
  const isObject = typeof argument === 'object' && argument !== null && !Array.isArray(argument);
  const given = new Map(isObject ? Object.entries(argument) : []);
  const fields = Object.entries<FieldKind>(shape);
  const fits = isObject && fields.every(([key, kind]) => isOfKind(given.get(key), kind));
  if (!fits) throw wrong(refusals.wrongArgument(name, describeShape(fields)));
  for (const [key, kind] of fields) {
    const value = given.get(key);
    if (kind === 'uri' && !isUri(`${value}`)) throw wrong(refusals.notUri(name, key));
  }
  const present = fields.flatMap(([key]) => (given.get(key) == null ? [] : [[key, given.get(key)] as const]));
  return Object.fromEntries(present) as Argument;
}

/** The arguments of the protocol that several messages have. */
export const fileArgument: Shape<FileArgument> = { uri: 'uri' };
export const logArgument: Shape<LogArgument> = { log: 'uri' };
export const newRecordArgument: Shape<NewRecordArgument> = {
  log: 'uri',
  title: anyText,
  status: 'string?',
  parent: 'string?',
  template: 'string?',
  context: 'string?',
};

function isOfKind(value: unknown, kind: FieldKind): boolean {
  // Some clients write null for what they leave out.
  if (kind.endsWith('?') && (value === undefined || value === null)) return true;
  if (kind === 'string[]?') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  return typeof value === (kind === 'boolean?' ? 'boolean' : 'string');
}

function isUri(text: string): boolean {
  try {
    canonicalUri(text);
    return true;
  } catch {
    return false;
  }
}

/** A shape as TypeScript writes it. */
function describeShape(fields: readonly (readonly [string, FieldKind])[]): string {
  const parts = fields.map(([key, kind]) => {
    const type = kind === 'uri' ? 'string' : kind.replace('?', '');
    return `${key}${kind.endsWith('?') ? '?' : ''}: ${type}`;
  });
  return `{ ${parts.join(', ')} }`;
}

function wrong(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, sentence);
}
