import * as vscode from 'vscode';

/** Where a step stands among the others. */
export interface StepFrame {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** What a step may do with its box while it is shown; an item that `accept` answers undefined for leaves it open. */
export interface StepBehaviour<Item extends vscode.QuickPickItem, Answer> {
  readonly open: (box: vscode.QuickPick<Item>) => void;
  readonly accept: (item: Item, box: vscode.QuickPick<Item>) => Answer | undefined | Promise<Answer | undefined>;
}

/** Shows one step of several; `back` where the person wants the one before it, undefined where they want none of it. */
export function askStep<Item extends vscode.QuickPickItem, Answer>(
  { title, step, totalSteps }: StepFrame,
  { open, accept }: StepBehaviour<Item, Answer>,
): Promise<Answer | 'back' | undefined> {
  const box = vscode.window.createQuickPick<Item>();
  box.title = title;
  box.step = step;
  box.totalSteps = totalSteps;
  box.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (answer: Answer | 'back') => {
      resolve(answer);
      box.hide();
    };
    box.onDidTriggerButton(() => end('back'));
    box.onDidAccept(async () => {
      const [item] = box.selectedItems;
      const answer = item === undefined ? undefined : await accept(item, box);
      if (answer !== undefined) end(answer);
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    open(box);
    box.show();
  });
}
