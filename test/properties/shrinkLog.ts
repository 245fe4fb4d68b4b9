import { type GeneratedLog, type ModelLog, writeFiles } from './generator/generateLog.ts';
import { type Failure, type Results, tryEverything } from './tryEverything.ts';

/** What failures of one kind have in common. */
export const kindOf = ({ property, what, form }: Failure) => `${property}\n${what}\n${form}`;

/** A log without one of its records and that one's rows; undefined where another record refers to it. */
function without(at: number, log: ModelLog): GeneratedLog | undefined {
  const model = structuredClone(log);
  const [gone] = model.records.splice(at, 1);
  if (gone === undefined || model.records.length === 0) return undefined;
  if (model.records.some(({ supersedes, supersededBy }) => supersedes === gone || supersededBy === gone))
    return undefined;
  model.rows = model.rows.filter(({ record }) => record !== gone);
  return { model, files: writeFiles(model) };
}

/** A failure of the same kind, of a log with as few records as show it. */
export async function shrinkFailure(failure: Failure): Promise<Failure> {
  let smallest = failure;
  for (let at = failure.model.records.length - 1; at >= 0; at--) {
    const candidate = without(at, smallest.model);
    if (candidate === undefined) continue;
    const results: Results = { failures: [], fixes: new Map(), commands: new Map() };
    await tryEverything(candidate, results);
    smallest = results.failures.find((each) => kindOf(each) === kindOf(failure)) ?? smallest;
  }
  return smallest;
}
