import { parse } from 'yaml';
import type { ConfiguredConvention, RuleSettings } from '../core/model/convention.ts';

/** What `.adr-keeper.yaml` says; a field that it does not set is undefined. */
export interface Configuration extends ConfiguredConvention {
  /** The folders of the logs, relative to the file: nothing else is searched then. */
  readonly logs?: readonly string[];
  /** How much a problem of a rule weighs: code → severity, or off. */
  readonly rules?: RuleSettings;
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
  const { logs, sections, statuses, rules } = content as Record<string, unknown>;
  return {
    ...(isTexts(logs) ? { logs } : {}),
    ...(isTexts(sections) ? { sections } : {}),
    ...(isTexts(statuses) ? { statuses } : {}),
    ...(typeof rules === 'object' && rules !== null ? { rules: readRuleSettings(rules) } : {}),
  };
}

/** YAML reads a bare `off` as text, and `false` is what some people write for it. */
function readRuleSettings(rules: object): RuleSettings {
  const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
  const entries = Object.entries(rules).flatMap(([code, value]) => {
    const severity = value === false ? 'off' : severities.find((each) => each === value);
    return severity === undefined ? [] : [[code, severity] as const];
  });
  return Object.fromEntries(entries);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
