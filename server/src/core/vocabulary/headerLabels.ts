import { foldCase } from './language.ts';
import { namesOfSection } from './sectionNames.ts';
import { findLeadingStatus } from './statusWords.ts';

/** What records call their status where it is a field: `Status: …`, `Current status: …`, `Statut : …`. */
const statusLabels: ReadonlySet<string> = new Set(
  [
    ...namesOfSection('Status'),
    'Current Status',
    'Decision Status',
    'ADR Status',
    'Record Status',
    'Aktueller Status',
    'Statut actuel',
    'Estado actual',
    'Estado atual',
    'Stato attuale',
    'Huidige status',
    'Текущий статус',
    '当前状态',
    '現在のステータス',
  ].map(foldCase),
);

/** A label of a status anywhere in a line, with what parts it from its value. */
export const statusLabelPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...statusLabels].sort((a, b) => b.length - a.length).join('|')})[^\\p{L}\\p{N}\\s]?[^\\p{L}\\p{N}]{0,12}(?=[\\p{L}\\p{N}])`,
  'giu',
);

/** Names that are also used for something else, such as `Stand: 2024-05-06`: the value must be a status, too. */
const weakStatusLabels: ReadonlySet<string> = new Set(['state', 'stand']);

/** Whether the name of a field or a heading is that of a status. */
export function isStatusLabel(name: string): boolean {
  return statusLabels.has(labelKey(name));
}

/** The same for a field: names with other uses count where the value begins with a status. */
export function isStatusField(name: string, value: string): boolean {
  return isStatusLabel(name) || (weakStatusLabels.has(labelKey(name)) && findLeadingStatus(value) !== undefined);
}

/** Whether a heading, whose number and value do not count, is that of a status: `1. Status`, `Status: Accepted`. */
export function isStatusHeading(heading: string): boolean {
  const name = beforeColon(heading).replace(/^[^\p{L}\p{N}]+/u, '');
  return isStatusLabel(name.replace(/^\d+(?:\.\d+)*[.)]?\s+/, ''));
}

/** A heading without what follows a colon in its last line. */
export function beforeColon(name: string): string {
  const [lf, cr, ls, ps] = [
    name.lastIndexOf('\n'),
    name.lastIndexOf('\r'),
    name.lastIndexOf('\u2028'),
    name.lastIndexOf('\u2029'),
  ];
  const line = Math.max(lf, cr, ls, ps) + 1;
  const colon = name.slice(line).search(/[:：]/);
  return colon === -1 ? name : name.slice(0, line + colon);
}

function labelKey(name: string): string {
  return foldCase(name.trim())
    .replace(/(?<!\s)\s*[:：]$/u, '')
    .replace(/[-_\s]+/gu, ' ');
}

const dateLabels: ReadonlySet<string> = new Set(
  [
    ...namesOfSection('Date'),
    ...['Decision Date', 'Decided', 'Decided on', 'Created', 'Created on'],
    ...['Entscheidungsdatum', 'Date de la décision', 'Fecha de decisión', 'Data da decisão', 'Data della decisione'],
  ]
    .map(foldCase)
    // A word of English, where it is no date.
    .filter((name) => name !== 'data'),
);

/**
 * Whether a name is one of those that records put above their sections: without a colon, `**Status** Accepted` is a field
 * by its name alone.
 */
export function isHeaderLabel(name: string): boolean {
  return isStatusLabel(name) || dateLabels.has(labelKey(name));
}

const dateKey = /^(?:(?:initial|decision|creation)[\s_-]*)?date$|^(?:created|decided)(?:[\s_-]*(?:on|at))?$/i;

/** Whether the name of a field is that of the day of the decision. */
export function isDateLabel(name: string): boolean {
  return dateKey.test(name.trim()) || dateLabels.has(labelKey(name)) || labelKey(name) === 'data';
}
