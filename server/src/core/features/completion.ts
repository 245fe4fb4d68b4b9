import type { Span } from '../markdown/span.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/** Something to insert where the cursor stands. */
export interface Completion {
  readonly kind: 'record' | 'heading' | 'section' | 'status' | 'row' | 'key' | 'value';
  readonly label: string;
  readonly detail: string | undefined;
  readonly insert: string;
  /** What it replaces. */
  readonly span: Span;
  /** What an editor compares with what was typed. */
  readonly filter: string;
}

/** Where something is completed: in a file, with the text that the facts were read from. */
export interface Place {
  readonly file: SourceFile;
  readonly text: string;
  readonly offset: number;
  /** The text of the cursor's line up to it. */
  readonly line: string;
}
