import { parse } from 'yaml';
import type { ConfiguredConvention } from '../core/model/convention.ts';

/** What `.adr-keeper.yaml` says; a field that it does not set is undefined. */
export interface Configuration extends ConfiguredConvention {
  /** The folders of the logs, relative to the file: nothing else is searched then. */
  readonly logs?: readonly string[];
}

/** Reads a configuration; fields of a wrong type, or a file that is no YAML, say nothing. */
export function readConfiguration(text: string): Configuration {
  let content: unknown;
  try {
    content = parse(text, { logLevel: 'silent' });
  } catch {
    return {};
  }
  if (typeof content !== 'object' || content === null) return {};
  const { logs, sections, statuses } = content as Record<string, unknown>;
  return {
    ...(isTexts(logs) ? { logs } : {}),
    ...(isTexts(sections) ? { sections } : {}),
    ...(isTexts(statuses) ? { statuses } : {}),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
