import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

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
  const reader = new StreamMessageReader(process.stdin);
  reader.onError((error) => {
    // The frame of a message that is not JSON is intact: the next message can be read.
    if (error instanceof SyntaxError) console.error(`adr-keeper: A message is not valid JSON: ${error.message}`);
    else endWith(error.message);
  });
  let start = '';
  const lookAtStart = (chunk: Buffer) => {
    start += chunk.toString('latin1', 0, firstWord.length);
    const length = Math.min(start.length, firstWord.length);
    if (start.slice(0, length).toLowerCase() !== firstWord.slice(0, length)) endWith('No Content-Length header found.');
    if (start.length >= firstWord.length) process.stdin.off('data', lookAtStart);
  };
  process.stdin.on('data', lookAtStart);
  const connection = createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout));
  return {
    connection,
    exitWhenClosed: (isShutDown) => {
      const exit = () => process.exit(isShutDown() ? 0 : 1);
      process.stdin.on('end', exit);
      process.stdin.on('close', exit);
    },
  };
}

function endWith(reason: string): never {
  console.error(`adr-keeper: The input is not a stream of language server messages. ${reason}`);
  process.exit(1);
}
