import { CodeLensRequest, InlayHintRequest, type ServerCapabilities } from 'vscode-languageserver';
import { findInlayHints, findLenses } from '../core/features/findHints.ts';
import { canonicalUri } from '../core/model/uris.ts';
import type { Session } from './session.ts';

/** Hints after mentions, and lenses above a record, as far as the settings want them. */
export function registerHints({ workspace, messages, options, settingsOf, handlers }: Session): ServerCapabilities {
  handlers.request(
    InlayHintRequest.type,
    { needs: 'log', mayBeElsewhere: true, safe: [] },
    async ({ textDocument, range }) => {
      const { inlayHints } = await settingsOf(canonicalUri(textDocument.uri));
      workspace.readChanges();
      return inlayHints ? findInlayHints(workspace.lookUp(textDocument.uri), range) : [];
    },
  );
  handlers.request(CodeLensRequest.type, { needs: 'log', safe: [] }, async ({ textDocument }) => {
    const { codeLens } = await settingsOf(canonicalUri(textDocument.uri));
    workspace.readChanges();
    if (!codeLens) return [];
    return findLenses(workspace.lookUp(textDocument.uri), messages, options.hasClientCommands === true);
  });
  return { inlayHintProvider: true, codeLensProvider: {} };
}
