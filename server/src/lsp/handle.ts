import {
  type CancellationToken,
  type Connection,
  type Disposable,
  ErrorCodes,
  type NotificationType,
  type RequestType,
  ResponseError,
} from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import { canonicalUri } from '../core/model/uris.ts';
import type { Need, Workspace } from '../workspace/workspace.ts';
import { type Failures, isAnswer } from './failures.ts';
import { paramShapes } from './paramShapes.ts';
import { findShapeProblem, refuseParams } from './readArgument.ts';
import type { Requirement, Waiting } from './waiting.ts';

/** What a request waits for, and what its client gets where the handler fails. */
export interface RequestOptions<Params, Result> {
  /**
   * Makes parameters of what the client has sent, which has the shape of {@link paramShapes} where there is one; throws a
   * refusal where they are not what the request needs.
   */
  readonly read?: (sent: Params) => Params;
  /** What should have been read before the handler is asked: when that takes too long, it answers what is known. */
  readonly needs?: Need;
  /** What must have been read: when that takes too long, the request is refused with a sentence. */
  readonly requires?: Requirement | ((params: Params) => Requirement);
  /**
   * Whether the answer may be elsewhere: while logs are still being read, the handler is asked again for an answer that is
   * empty.
   */
  readonly mayBeElsewhere?: boolean;
  /** The answer where the handler throws; without it the client gets an error. */
  readonly safe?: Result;
}

/** What the handlers of all messages have in common. */
export interface HandlersOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly failures: Failures;
  readonly waiting: Waiting;
}

/**
 * The one way from a message to its handler: an answer waits for what it needs, is made of what documents say by now, and
 * where its handler throws, that is logged with the file, and nothing else ends.
 */
export class Handlers {
  readonly #options: HandlersOptions;

  constructor(options: HandlersOptions) {
    this.#options = options;
  }

  request<Params, Result, Failure>(
    type: RequestType<Params, Result, Failure>,
    { read, needs, requires, mayBeElsewhere = false, safe }: RequestOptions<Params, Result>,
    handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ): void {
    const { connection, workspace, waiting, messages, failures } = this.#options;
    const answer = async (sent: Params, token: CancellationToken): Promise<Result> => {
      const problem = this.#findProblem(type.method, sent);
      if (problem !== undefined) throw refuseParams(problem);
      const params = read === undefined ? sent : read(sent);
      const uri = uriOf(params);
      workspace.readChanges();
      if (needs !== undefined && !workspace.isReady(needs, uri)) {
        await waiting.forQuestion(needs, uri, token);
        workspace.readChanges();
      }
      if (requires !== undefined) {
        await waiting.forOperation(typeof requires === 'function' ? requires(params) : requires, token);
        workspace.readChanges();
      }
      const result = await handler(params, token);
      if (!mayBeElsewhere || !isEmpty(result) || workspace.isReady('logs')) return result;
      await waiting.forQuestion('logs', uri, token);
      workspace.readChanges();
      return handler(params, token);
    };
    const handle = async (params: Params, token: CancellationToken): Promise<Result> => {
      try {
        return await answer(params, token);
      } catch (error) {
        if (isAnswer(error)) throw error;
        failures.report(nameOf(type.method, params), uriOf(params), error);
        if (safe !== undefined) return safe;
        const reason = error instanceof Error ? error.message : `${error}`;
        throw new ResponseError(ErrorCodes.InternalError, messages.refusals.failed(reason));
      }
    };
    // By its name, since clients leave out the parameters of a request that needs none; the token comes first then.
    // A list of parameters comes as several of them.
    connection.onRequest(type.method, (...sent: unknown[]): Promise<unknown> => {
      const params = sent.length < 2 ? undefined : sent[0];
      return handle(params as Params, sent.at(-1) as CancellationToken);
    });
  }

  notification<Params>(type: NotificationType<Params>, handler: (params: Params) => void | Promise<void>): Disposable {
    const { connection } = this.#options;
    const checked = (params: Params) => {
      const problem = this.#findProblem(type.method, params);
      return problem === undefined ? handler(params) : connection.console.error(problem);
    };
    return connection.onNotification(type.method, this.guard(type.method, checked));
  }

  /** A listener that logs what it throws, at once or later. `what` is what it does. */
  guard<Event>(what: string, listener: (event: Event) => void | Promise<void>): (event: Event) => Promise<void> {
    return async (event) => {
      try {
        await listener(event);
      } catch (error) {
        this.#options.failures.report(what, uriOf(event), error);
      }
    };
  }

  /** The sentence for parameters that are not those of a message of LSP. */
  #findProblem(method: string, params: unknown): string | undefined {
    const fields = paramShapes.get(method);
    return fields === undefined ? undefined : findShapeProblem(method, params, fields, this.#options.messages);
  }
}

/** What LSP sends for "nothing". */
function isEmpty(result: unknown): boolean {
  return result === null || (Array.isArray(result) && result.length === 0);
}

/** A command is more telling than the one method that all commands have. */
function nameOf(method: string, params: unknown): string {
  const { command } = (params ?? {}) as { readonly command?: unknown };
  return typeof command === 'string' ? command : method;
}

/** The file, or the folder of the log, that a message is about. */
function uriOf(params: unknown): string | undefined {
  const { textDocument, document, files, changes, ...own } = (params ?? {}) as MessageParams;
  const argument = own.arguments?.[0];
  const uri =
    textDocument?.uri ??
    document?.uri ??
    own.uri ??
    own.log ??
    argument?.uri ??
    argument?.log ??
    files?.[0]?.oldUri ??
    files?.[0]?.uri ??
    changes?.[0]?.uri;
  if (typeof uri !== 'string') return undefined;
  try {
    return canonicalUri(uri);
  } catch {
    return uri;
  }
}

/** Where the messages of LSP and our own name what they are about; a client may send anything. */
interface MessageParams {
  readonly textDocument?: { readonly uri?: string } | null;
  readonly document?: { readonly uri?: string };
  readonly uri?: string;
  readonly log?: string;
  readonly arguments?: readonly ({ readonly uri?: string; readonly log?: string } | null | undefined)[];
  readonly files?: readonly { readonly uri?: string; readonly oldUri?: string }[];
  readonly changes?: readonly { readonly uri?: string }[];
}
