import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** The error of a refusal: its message is a sentence for the user. */
export function refuse(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, sentence);
}
