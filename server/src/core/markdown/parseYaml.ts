import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import { TooDeep } from './syntax/tooDeep.ts';

/** How many collections may lie in one another; what reads them goes as deep as they do. */
const mostCollections = 200;

/**
 * A document of YAML as it is written: aliases are not followed, so that a few lines of them are not a million values, and
 * keys are not compared with each other, and mistakes show no part of the text, since both take the square of their number.
 * @throws {TooDeep}
 */
export function parseYaml(yaml: string, lineCounter?: LineCounter): Document.Parsed {
  const composer = new Composer({ logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
  const [document] = composer.compose(parseTokens(yaml, lineCounter), true, yaml.length);
  // There always is one, be it of nothing.
  return document as Document.Parsed;
}

/** Ends before the stack does: an engine whose stack is nearly full may end the process instead of throwing. */
function* parseTokens(yaml: string, lineCounter: LineCounter | undefined): Generator<CST.Token> {
  const parser = new Parser(lineCounter?.addNewLine);
  lineCounter?.addNewLine(0);
  for (const lexeme of new Lexer().lex(yaml)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > mostCollections) throw new TooDeep('YAML');
  }
  yield* parser.end();
}
