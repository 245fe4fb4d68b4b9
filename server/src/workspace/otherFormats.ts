import { isMarkdownName } from '../core/model/recordName.ts';
import type { FileSystem } from './fileSystem.ts';
import { isRecordName } from './findLogs.ts';
import type { Pause } from './pause.ts';
import { asMarkdownName, isInOtherFormat } from './recordFormats.ts';
import { walkFolder } from './walkFolder.ts';

/** What a folder holds beside the records that were read. */
export interface FolderSurvey {
  /** How many Markdown files it has, records or not. */
  readonly markdownFiles: number;
  /** The names of files in other formats: of those that look like records, or of all where none does. */
  readonly otherFormats: readonly string[];
}

/** Formats in which teams keep decisions, too, as sources or for readers. */
const documentFormat = /\.(?:rst|adoc|asciidoc|asc|org|mdx|textile|txt|wiki|docx?|odt|html?|pdf)$/i;

/** What is found in a folder whose Markdown files hold no record; git's ignored files do not count. */
export async function surveyFolder(folder: string, fileSystem: FileSystem, pause: Pause): Promise<FolderSurvey> {
  const names: string[] = [];
  const isWanted = (name: string) => isMarkdownName(name) || documentFormat.test(name);
  const enter = (each: { readonly names: readonly string[] }) => {
    for (const name of each.names) names.push(name);
  };
  await walkFolder(folder, { fileSystem, pause, isWanted, enter });
  const others = names.filter((name) => !isMarkdownName(name));
  const shaped = others.filter((name) => isRecordName(asMarkdownName(name)));
  return {
    markdownFiles: names.length - others.length,
    otherFormats: shaped.length > 0 ? shaped : others.filter(isInOtherFormat),
  };
}
