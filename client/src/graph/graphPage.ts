import * as vscode from 'vscode';

/** The files that the page loads, below the extension's folder. */
const script = ['dist', 'graph.js'];
const style = ['client', 'media', 'graph.css'];

/** The folders that a page may load from. */
export function graphResources(extension: vscode.Uri): vscode.Uri[] {
  return [script, style].map((path) => vscode.Uri.joinPath(extension, ...path.slice(0, -1)));
}

/**
 * The page of a decision graph. Its policy lets one script and one style sheet in, both of this extension: nothing
 * inline, nothing evaluated, and no connection to anywhere.
 */
export function graphPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const { t } = vscode.l10n;
  const nonce = crypto.randomUUID();
  const address = (path: readonly string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(t('Decision Graph'))}</title>
<link rel="stylesheet" href="${address(style)}">
</head>
<body>
<header>
<h1 id="title" class="unseen"></h1>
<div class="bar">
<input id="search" type="search" aria-label="${escapeHtml(t('Search records'))}" placeholder="${escapeHtml(t('Search records (/)'))}">
<span id="said" role="status"></span>
<div class="choice" role="group" aria-label="${escapeHtml(t('From left to right'))}">
${choice('across', 'number', t('Number'))}${choice('across', 'time', t('Time'))}
</div>
<div class="choice" role="group" aria-label="${escapeHtml(t('View'))}">
${choice('view', 'graph', t('Graph'))}${choice('view', 'table', t('Table'))}
</div>
<span class="gap"></span>
<div class="choice zoom" role="group" aria-label="${escapeHtml(t('Zoom'))}">
${action('zoomOut', '−', t('Zoom out (-)'))}${action('fit', t('Fit'), t('Show all (0)'))}${action('zoomIn', '+', t('Zoom in (+)'))}
</div>
${action('export', t('Export SVG…'))}
${action('insert', t('Insert into Index'), t('Insert the graph into the index as a Mermaid chart'))}
</div>
<div class="bar filters">
<div id="statuses" role="group" aria-label="${escapeHtml(t('Statuses'))}"></div>
<div id="edges" role="group" aria-label="${escapeHtml(t('Lines'))}"></div>
</div>
</header>
<main>
<div id="graph"></div>
<div id="table" hidden>
<table>
<thead><tr>${[t('Number'), t('Title'), t('Status'), t('Date'), t('Relations')].map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody id="rows"></tbody>
</table>
</div>
</main>
<script nonce="${nonce}" src="${address(script)}"></script>
</body>
</html>`;
}

function choice(name: 'across' | 'view', value: string, label: string): string {
  return `<button type="button" data-${name}="${value}" aria-pressed="false">${escapeHtml(label)}</button>`;
}

/** A button; a sign alone is read as its hint. */
function action(id: string, label: string, hint?: string): string {
  const title = hint === undefined ? '' : ` title="${escapeHtml(hint)}"`;
  const name = hint !== undefined && label.length === 1 ? ` aria-label="${escapeHtml(hint)}"` : '';
  return `<button type="button" id="${id}"${title}${name}>${escapeHtml(label)}</button>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
