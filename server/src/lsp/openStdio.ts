import {
  type Connection,
  createConnection,
  type DataCallback,
  type Disposable,
  Message,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { english } from '../core/messages/english.ts';
import { libraryShapes } from './paramShapes.ts';
import { findShapeProblem, refuseParams } from './readArgument.ts';

/** What a message begins with: the only header that clients send first. */
const firstWord = 'content-';

/** A connection over standard input and output. */
export interface StdioConnection {
  readonly connection: Connection;
  /** Takes what to ask for the exit code when the input ends: whether the client has shut the server down. */
  readonly exitWhenClosed: (isShutDown: () => boolean) => void;
}

/**
 * Connects to a client over stdio. Of input that is not framed as messages, the library says nothing and waits for ever:
 * here it ends the process, with a sentence on stderr.
 */
export function openStdio(): StdioConnection {
  // Whatever is printed by accident must not get between the messages.
  console.log = console.info = console.debug = console.error;
  const writer = new StreamMessageWriter(process.stdout);
  const reader = new CheckedReader(writer);
  reader.onError((error) => {
    // The frame of a message that is not JSON is intact: the next message can be read.
    if (error instanceof SyntaxError) console.error(`adr-keeper: A message is not valid JSON: ${error.message}`);
    else endWith(error.message);
  });
  let start = '';
  const lookAtStart = (chunk: Buffer) => {
    start += chunk.toString('latin1', 0, firstWord.length);
    const length = Math.min(start.length, firstWord.length);
    if (start.slice(0, length).toLowerCase() !== firstWord.slice(0, length)) endWith(JSON.stringify(start));
    if (start.length >= firstWord.length) process.stdin.off('data', lookAtStart);
  };
  process.stdin.on('data', lookAtStart);
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  return {
    connection,
    exitWhenClosed: (isShutDown) => {
      const exit = () => process.exit(isShutDown() ? 0 : 1);
      process.stdin.on('end', exit);
      process.stdin.on('close', exit);
    },
  };
}

/**
 * Reads messages, and refuses those at which the library would throw while it reads, such as a cancellation without a
 * number: after such an error no message is read any more. In English, since the client's locale is not known yet.
 */
class CheckedReader extends StreamMessageReader {
  readonly #writer: StreamMessageWriter;

  constructor(writer: StreamMessageWriter) {
    super(process.stdin);
    this.#writer = writer;
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      const problem = findProblem(message);
      if (problem === undefined) callback(message);
      else if (Message.isRequest(message)) {
        const answer = { jsonrpc: '2.0', id: message.id, error: refuseParams(problem).toJson() };
        this.#writer.write(answer).catch(() => undefined);
      } else console.error(`adr-keeper: ${problem}`);
    });
  }
}

function findProblem(message: Message): string | undefined {
  if (!Message.isRequest(message) && !Message.isNotification(message)) return undefined;
  const { method, params } = message;
  const fields = libraryShapes.get(method);
  if (fields === undefined) return undefined;
  return findShapeProblem(method, Array.isArray(params) ? params[0] : params, fields, english);
}

/** What is wrong may be a header of a megabyte. */
const maxShown = 200;

/** `found` is what there is instead of a message, or what is wrong with it. */
function endWith(found: string): never {
  const shown = found.length > maxShown ? `${found.slice(0, maxShown)}…` : found;
  console.error(`adr-keeper: The input is not a stream of language server messages (${shown}).`);
  process.exit(1);
}
