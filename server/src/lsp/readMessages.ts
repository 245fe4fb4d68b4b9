import { chooseTranslation } from '../core/messages/chooseTranslation.ts';
import { english, type Messages, messagesIn } from '../core/messages/english.ts';
import { languageWith, type Translation } from '../core/messages/language.ts';
import { decodeText } from '../workspace/decodeText.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';

const tableLimit = 1_000_000;

/**
 * The sentences for a client's locale, from the tables in a folder, by its URI. English without a locale, for one that
 * nobody has translated, and where the table is not installed.
 */
export async function readMessages(
  locale: string | undefined,
  folder: string | undefined,
  fileSystem: FileSystem,
): Promise<Messages> {
  const name = chooseTranslation(locale ?? '');
  if (name === undefined || folder === undefined) return english;
  const translation = await readTranslation(`${folder}/bundle.l10n.${name}.json`, fileSystem);
  return translation === undefined ? english : messagesIn(languageWith(name, translation));
}

async function readTranslation(uri: string, fileSystem: FileSystem): Promise<Translation | undefined> {
  const content = await fileSystem.readFile(uri, tableLimit);
  const text = content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Translation);
  } catch {
    return undefined;
  }
}
