import { resolveLink } from '../model/links.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const configInvalid: Rule<'config-invalid'> = {
  code: 'config-invalid',
  severity: 'error',
  *checkConfiguration({ uri, mistakes, settings, entries }, files) {
    for (const mistake of mistakes) yield { code: this.code, span: mistake.span, arguments: { mistake } };
    const own = entries.get(`rules.${this.code}`);
    if (own !== undefined && settings.rules?.[this.code] === 'off') {
      const mistake = { kind: 'always-on', key: this.code, span: own.value } as const;
      yield { code: this.code, span: own.value, arguments: { mistake } };
    }
    const places = entries.get('logs')?.collection?.items ?? [];
    for (const [at, folder] of (settings.logs ?? []).entries()) {
      const span = places[at];
      const resolved = resolveLink(uri, folder);
      if (span === undefined || resolved === undefined || files.exists(resolved) !== false) continue;
      yield { code: this.code, span, arguments: { mistake: { kind: 'no-such-folder', folder, span } } };
    }
  },
  fixesOfConfiguration({ span, arguments: { mistake } }, file) {
    const nearest = 'nearest' in mistake ? mistake.nearest : undefined;
    if (nearest === undefined) return [];
    const makeEdit = () => editFile(file, [{ span, text: nearest }]);
    return [{ title: { kind: 'take-key', key: nearest }, isSafe: false, makeEdit }];
  },
};
