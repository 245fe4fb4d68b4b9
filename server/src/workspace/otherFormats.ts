import { isMarkdownName } from '../core/model/recordName.ts';
import type { FileSystem } from './fileSystem.ts';
import { isRecordName } from './findLogs.ts';
import type { Pause } from './pause.ts';
import { walkFolder } from './walkFolder.ts';

/** What a folder holds beside the records that were read. */
export interface FolderSurvey {
  /** How many Markdown files it has, records or not. */
  readonly markdownFiles: number;
  /** Extension, such as `.rst` → how many files have it: those that look like records, or all where none does. */
  readonly otherFormats: ReadonlyMap<string, number>;
}

/** Formats in which teams write records, and which are not read. */
const otherFormat = /\.(?:rst|adoc|asciidoc|asc|org|mdx|textile|txt|wiki|docx?|odt|html?|pdf)$/i;

/** Those that are written by hand, and not made of others. */
const sourceFormat = /\.(?:rst|adoc|asciidoc|asc|org|mdx|textile)$/i;

/** What is found in a folder whose Markdown files hold no record; git's ignored files do not count. */
export async function surveyFolder(folder: string, fileSystem: FileSystem, pause: Pause): Promise<FolderSurvey> {
  const names = await namesBelow(folder, fileSystem, pause);
  const others = names.filter((name) => !isMarkdownName(name));
  const shaped = others.filter(isRecordShaped);
  return {
    markdownFiles: names.length - others.length,
    otherFormats: countExtensions(shaped.length > 0 ? shaped : others.filter((name) => sourceFormat.test(name))),
  };
}

/** The files of a log that look like records in a format that is not read; a copy of a Markdown record is not one. */
export async function findUnreadFormats(
  folder: string,
  fileSystem: FileSystem,
  pause: Pause,
): Promise<ReadonlyMap<string, number>> {
  const names = await namesBelow(folder, fileSystem, pause);
  const read = new Set(names.filter(isMarkdownName).map(stemOf));
  return countExtensions(
    names.filter((name) => sourceFormat.test(name) && isRecordShaped(name) && !read.has(stemOf(name))),
  );
}

async function namesBelow(folder: string, fileSystem: FileSystem, pause: Pause): Promise<string[]> {
  const names: string[] = [];
  const isWanted = (name: string) => isMarkdownName(name) || otherFormat.test(name);
  const enter = (each: { readonly names: readonly string[] }) => {
    for (const name of each.names) names.push(name);
  };
  await walkFolder(folder, { fileSystem, pause, isWanted, enter });
  return names;
}

/** Whether it would be a record if it were Markdown. */
function isRecordShaped(name: string): boolean {
  return otherFormat.test(name) && isRecordName(`${stemOf(name)}.md`);
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

function countExtensions(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const extension = name.slice(name.lastIndexOf('.')).toLowerCase();
    counts.set(extension, (counts.get(extension) ?? 0) + 1);
  }
  return counts;
}
