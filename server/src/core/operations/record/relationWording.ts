import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { supersededWord } from '../../model/nextStatuses.ts';
import { foldCase, type Language } from '../../vocabulary/language.ts';
import { type RelationKind, relationLanguages } from '../../vocabulary/relationPhrases.ts';
import { languagesOfSections } from '../../vocabulary/sectionNames.ts';
import { findStatusWord } from '../../vocabulary/statusWords.ts';

/** The relations that operations write. */
export type WrittenRelation = Exclude<RelationKind, 'precedes'>;

/**
 * How a log says a relation, with `{}` for the other record: as most of its records say it, else in their language, which
 * is English where nothing tells.
 */
export function relationForm(kind: WrittenRelation, log: Log): string {
  const relations = recordsOf(log).flatMap(({ relations }) => relations);
  const forms = relations.flatMap((each) => (each.kind === kind && each.form !== undefined ? [each.form] : []));
  const usual = mostCommon(forms.map(capitalize));
  if (usual !== undefined) return usual;
  const language = mostCommon(relations.flatMap((each) => each.language ?? [])) ?? languageOfHeadings(log) ?? 'en';
  const written = writtenIn(language)[kind];
  // Who writes "Superceded" also writes "Supercedes".
  const stem = /^supers?cede/i.exec(supersededWord(log))?.[0];
  return stem === undefined ? written : written.replace(/^Supersede/, () => capitalize(stem.toLowerCase()));
}

/** The sentence in which a record says what another one, named by `reference`, is to it. */
export function relationSentence(kind: WrittenRelation, reference: string, log: Log): string {
  // A replacement text would read `$` as its own.
  return relationForm(kind, log).replace('{}', () => reference);
}

/**
 * What follows the word of a status to name the successor, such as ` by [ADR-002](002-b.md)`; undefined where the language
 * puts the successor before that word.
 */
export function successorAfter(status: string, reference: string, log: Log): string | undefined {
  const language = findStatusWord(status)?.language ?? 'en';
  const forms = [relationForm('superseded-by', log), writtenIn(language)['superseded-by']];
  const own = forms.find((form) => foldCase(form).startsWith(`${foldCase(status)} `));
  const rest = own === undefined ? /^\S+( .*)$/.exec(forms[1] as string)?.[1] : own.slice(status.length);
  return rest?.endsWith('{}') && !/^\{\}|^被/.test(forms[1] as string)
    ? rest.replace('{}', () => reference)
    : undefined;
}

function writtenIn(language: Language): Readonly<Record<WrittenRelation, string>> {
  const found = relationLanguages.find((each) => each.language === language) ?? relationLanguages[0];
  return (found as (typeof relationLanguages)[number]).written;
}

/** The language of most records' headings, where it is not English. */
function languageOfHeadings(log: Log): Language | undefined {
  const records = recordsOf(log);
  const languages = records.flatMap(({ outline }) => {
    const headings = new Set(outline.entries.map(({ text }) => foldCase(text)));
    return (
      mostCommon(
        languagesOfSections.flatMap(({ language, names }) =>
          names.flatMap((name) => (headings.has(foldCase(name)) ? [language] : [])),
        ),
      ) ?? []
    );
  });
  const language = mostCommon(languages);
  return languages.length * 2 > records.length ? language : undefined;
}

function recordsOf(log: Log): DecisionRecord[] {
  return [...log.records.values()].filter(({ isTemplate }) => !isTemplate);
}

/** Of two that are equally common, the first. */
function mostCommon<Item>(items: readonly Item[]): Item | undefined {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function capitalize(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1);
}
