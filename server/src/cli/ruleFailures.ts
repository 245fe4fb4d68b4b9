import type { OnThrow } from '../core/rules/checkFile.ts';
import { escapeLine, printError } from './output.ts';
import { shown } from './paths.ts';

/** Names the rules that throw, once for each file; what the other rules find is reported all the same. */
export class RuleFailures {
  readonly #known = new Set<string>();

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  readonly take: OnThrow = (error, code, uri) => {
    const key = `${code} ${uri}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const reason = escapeLine(error instanceof Error ? error.message : String(error));
    printError(
      `adr-keeper: The rule ${code} failed for ${shown(uri)}: ${reason}. This is a bug; the rest was checked.\n`,
    );
  };
}
