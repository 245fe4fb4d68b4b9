import { type Document, type DocumentOptions, type ParseOptions, parseDocument } from 'yaml';
import { saysTooDeep, TooDeep } from './syntax/tooDeep.ts';

/**
 * A document of YAML as it is written: aliases are not followed, so that a few lines of them are not a million values, and
 * keys are not compared with each other, and mistakes show no part of the text, since both take the square of their number.
 * @throws {TooDeep}
 */
export function parseYaml(yaml: string, options: ParseOptions & DocumentOptions = {}): Document.Parsed {
  const document = parseDocument(yaml, { ...options, logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
  // The parser takes the end of its stack for a mistake in the text.
  if (document.errors.some(({ message }) => saysTooDeep(new RangeError(message)))) throw new TooDeep('YAML');
  return document;
}
