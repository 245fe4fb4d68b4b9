import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import type { FileArgument, LogArgument, NewRecordArgument } from '../protocol.ts';
import { anyText, describeKind, type Fields, findNonUri, isOfKind, type Kind, readFields } from './shapes.ts';

/** Each field of an argument of the protocol, with its kind; `?` after the name of one that may be left out. */
export type Shape<Argument> = {
  readonly [Key in keyof Argument & string as Record<never, never> extends Pick<Argument, Key> ? `${Key}?` : Key]: Kind;
};

/**
 * The argument of a command or request called `name`, with the fields of its shape and no others. Throws a refusal that says
 * what is wrong with it: a client may send anything.
 */
export function readArgument<Argument>(
  name: string,
  argument: unknown,
  shape: Shape<Argument>,
  messages: Messages,
): Argument {
  const problem = findShapeProblem(name, argument, shape, messages);
  if (problem !== undefined) throw refuseParams(problem);
  const present = readFields(argument, shape).filter(({ field }) => field !== undefined);
  return Object.fromEntries(present.map(({ name: key, field }) => [key, field])) as Argument;
}

/** The sentence that tells the parameters of the message or command called `name`, where these are not they. */
export function findShapeProblem(
  name: string,
  value: unknown,
  fields: Fields,
  { refusals }: Messages,
): string | undefined {
  if (!isOfKind(value, fields)) return refusals.wrongArgument(name, describeKind(fields));
  const path = findNonUri(value, fields);
  return path === undefined ? undefined : refusals.notUri(name, path);
}

/** The arguments of the protocol that several messages have. */
export const fileArgument: Shape<FileArgument> = { uri: 'uri' };
export const logArgument: Shape<LogArgument> = { log: 'uri' };
export const newRecordArgument: Shape<NewRecordArgument> = {
  log: 'uri',
  title: anyText,
  'status?': 'string',
  'parent?': 'string',
  'template?': 'string',
  'context?': 'string',
};

/** The error of parameters that are not those of a message: its message is a sentence. */
export function refuseParams(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, sentence);
}
