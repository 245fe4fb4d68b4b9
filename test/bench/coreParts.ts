/** What the bench measures in its own process. */
export { readFacts } from '../../server/src/core/markdown/readFacts.ts';
export { scanMarkdown, scanSource } from '../../server/src/core/markdown/syntax/scanMarkdown.ts';
export { readIndex } from '../../server/src/core/model/decisionIndex.ts';
export { checkFile } from '../../server/src/core/rules/checkFile.ts';
export { CitingFiles } from '../../server/src/workspace/citingFiles.ts';
export { findLogs } from '../../server/src/workspace/findLogs.ts';
export { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.ts';
export { makePause } from '../../server/src/workspace/pause.ts';
export { Workspace } from '../../server/src/workspace/workspace.ts';
export { parseByMdast } from '../support/parseByMdast.ts';
