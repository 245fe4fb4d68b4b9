import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const hasNeovim = spawnSync('nvim', ['--version']).status === 0;
if (!hasNeovim) console.log('Skipped: the test in Neovim, since there is no `nvim` on the PATH.');

const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-nvim-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Asks as an editor does that knows no more than the protocol; writes what came back as one line of JSON. An error ends
 * Neovim, which would wait for a key otherwise.
 */
const script = (server: string, file: string) => `
local function run()
local started = vim.lsp.start_client({
  name = 'adr-keeper',
  cmd = { ${JSON.stringify(process.execPath)}, ${JSON.stringify(server)}, '--stdio' },
  root_dir = vim.fn.getcwd(),
  workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = 'x' } },
})
vim.cmd('edit ' .. ${JSON.stringify(file)})
vim.lsp.buf_attach_client(0, started)
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 15000) or {}
  for _, answer in pairs(answers) do return answer.result end
end
local at = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = 0, character = 4 } }
local isReady = vim.wait(15000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local mention = vim.fn.search('ADR-005') - 1
local there = { textDocument = at.textDocument, position = { line = mention, character = vim.fn.col('.') } }
local definition = ask('textDocument/definition', there)
local result = {
  isReady = isReady,
  codes = vim.tbl_map(function(each) return each.code or each.user_data.lsp.code end, vim.diagnostic.get(0)),
  hover = ask('textDocument/hover', there).contents.value,
  definition = definition[1].uri or definition[1].targetUri,
  symbols = vim.tbl_map(function(each) return each.name end, ask('textDocument/documentSymbol', at)),
  folds = #ask('textDocument/foldingRange', at),
}
local out = io.open('result.json', 'w')
out:write(vim.fn.json_encode(result))
out:close()
end
local ok, message = xpcall(run, debug.traceback)
if not ok then
  io.stderr:write(message)
  vim.cmd('cquit!')
end
vim.cmd('qall!')
`;

test.skipIf(!hasNeovim)(
  'Neovim gets problems, hover, definition, symbols and folds over stdio',
  () => {
    cpSync(inRepository('test/workspaces/harmony'), folder, { recursive: true });
    const record = join(folder, 'docs/adr/004-ipxe.md');
    const text = '# Architecture Decision Record: iPXE\n\n## Status\n\nAccepted\n\n## Context\n\nAs ADR-005 says.\n';
    writeFileSync(record, text);
    writeFileSync(join(folder, 'ask.lua'), script(inRepository('dist/server.cjs'), 'docs/adr/004-ipxe.md'));
    execFileSync('nvim', ['--headless', '--clean', '-u', 'NONE', '-c', 'luafile ask.lua'], {
      cwd: folder,
      timeout: 60_000,
      stdio: 'pipe',
    });
    const result = JSON.parse(execFileSync('cat', [join(folder, 'result.json')], { encoding: 'utf8' }));
    expect(result).toEqual({
      isReady: true,
      codes: expect.arrayContaining(['section-missing']),
      hover: expect.stringMatching(/^\*\*005 /),
      definition: expect.stringMatching(/\/docs\/adr\/005-[^/]+\.md$/),
      symbols: ['Architecture Decision Record: iPXE'],
      folds: 3,
    });
  },
  90_000,
);
