// @ts-check

/** For a VS Code that is photographed: nothing that stands in a picture's way, moves, or changes from run to run. */
export const calmSettings = {
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.wordWrap': 'on',
  'editor.stickyScroll.enabled': false,
  'workbench.layoutControl.enabled': false,
  // VS Code 1.139 fades its boxes in and out: half of a picture would shine through the other half.
  'workbench.reduceMotion': 'on',
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};
