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

  /** The page's Markdown, with links to other pages by `linkTo`; undefined where it is not installed. */
  async read(code: string, linkTo: (uri: string) => string): Promise<string | undefined> {
    const content = await this.#fileSystem.readFile(this.uriOf(code), pageLimit);
    const page = content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
    // Where the page is shown, nothing says in which folder a relative link begins.
    return page?.replace(/\]\(([a-z][a-z-]*)\.md\)/g, (_, other: string) => `](${linkTo(this.uriOf(other))})`);
  }
}
