import { decodeText } from '../workspace/decodeText.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';

const pageLimit = 100_000;

/** The page of each rule, `docs/rules/<code>.md`, as it is installed with the server. */
export class RulePages {
  readonly #folder: string;
  readonly #fileSystem: FileSystem;

  /** `folder` is the URI of the folder with the pages. */
  constructor(folder: string, fileSystem: FileSystem) {
    this.#folder = folder;
    this.#fileSystem = fileSystem;
  }

  uriOf(code: string): string {
    return `${this.#folder}/${code}.md`;
  }

  /** The page's Markdown; undefined where it is not installed. */
  async read(code: string): Promise<string | undefined> {
    const content = await this.#fileSystem.readFile(this.uriOf(code), pageLimit);
    return content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
  }
}
