import { type CodeLens, type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import { clientCommands, type Operations } from '../../protocol.ts';
import type { Messages } from '../messages/english.ts';
import { isUnlisted } from '../model/orphanRows.ts';
import { findReferencesTo, referencesIn } from '../model/recordReferences.ts';
import { stageOfRecord } from '../model/supersession.ts';
import { type AskedFile, isRecord } from './askedFile.ts';

/** Longer titles are cut, so that a line of prose stays readable. */
const maxTitleLength = 40;

/** After each bare mention in a range: the title and the status of its record, with a sign where it is no longer in effect. */
export function findInlayHints({ file, logs }: AskedFile, range: Range): InlayHint[] {
  if (file === undefined) return [];
  const { lines } = file.facts;
  const visible = lines.spanAt(range);
  return referencesIn(file, logs).flatMap(({ kind, span, records }) => {
    const [record, ...others] = records;
    if (kind !== 'mention' || record === undefined || others.length > 0) return [];
    if (span.end < visible.start || span.start > visible.end) return [];
    const status = record.status?.known ?? record.status?.word;
    const stage = stageOfRecord(record);
    const isOver = stage === 'superseded' || stage === 'deprecated' || stage === 'rejected';
    const { text } = record.title;
    const title = text.length > maxTitleLength ? `${text.slice(0, maxTitleLength - 1)}…` : text;
    const label = `${isOver ? '⚠ ' : ''}${title}${status === undefined ? '' : ` · ${status}`}`;
    return [{ position: lines.positionAt(span.end), label, kind: InlayHintKind.Type, paddingLeft: true }];
  });
}

/**
 * Above a record's title: how many references it has, and that it has no row, which a click adds. Above its status: a
 * command that sets another one. Lenses whose command only our client has are left out for others, where a click would be
 * an error.
 */
export function findLenses(asked: AskedFile, { words, actions }: Messages, hasClientCommands: boolean): CodeLens[] {
  if (!isRecord(asked)) return [];
  const { uri, record, log, logs } = asked;
  const { lines } = record.file.facts;
  const range = lines.rangeOf(record.title.span);
  const lenses: CodeLens[] = [];
  if (hasClientCommands) {
    const count = findReferencesTo(record, logs).reduce((sum, { references }) => sum + references.length, 0);
    const [title, command] = [words.references(count), clientCommands.showReferences];
    lenses.push({ range, command: { title, command, arguments: [uri, range.start] } });
  }
  if (log.index !== undefined && isUnlisted(record, log.index, log)) {
    const command: keyof Operations = 'adr.addToIndex';
    lenses.push({ range, command: { title: words.notInIndex, command, arguments: [{ uri }] } });
  }
  if (hasClientCommands && record.status !== undefined && !record.isTemplate)
    lenses.push({
      range: lines.rangeOf(record.status.span),
      command: { title: actions.chooseStatus, command: clientCommands.setStatus, arguments: [{ uri }] },
    });
  return lenses;
}
