/** What the bench measures in its own process. */
export { readFacts } from '../../server/src/core/markdown/readFacts.ts';
export { parseByMdast } from '../../server/src/core/markdown/syntax/parseByMdast.ts';
export { scanMarkdown } from '../../server/src/core/markdown/syntax/scanMarkdown.ts';
export { readIndex } from '../../server/src/core/model/decisionIndex.ts';
export { checkFile } from '../../server/src/core/rules/checkFile.ts';
export { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.ts';
export { Workspace } from '../../server/src/workspace/workspace.ts';
