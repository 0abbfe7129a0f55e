import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Of Prisma's: what turns a query, told in JSON, into the statements to run. */
interface Compiler {
  compile(this: Compiler, query: string): unknown;
}

/**
 * Thousands of worlds ask the same questions of one database, and compiling them is a fifth of the work: a plan is compiled
 * once and kept. It holds the question's own values, so that only the very same question meets it again.
 *
 * @returns forgets all plans
 */
export async function keepPlans(): Promise<() => void> {
  const runtime = createRequire(import.meta.url).resolve(
    "@prisma/client/runtime/query_compiler_bg.postgresql.mjs",
  );
  // The module that the generated client loads; it declares no types.
  const { QueryCompiler } = (await import(pathToFileURL(runtime).href)) as {
    QueryCompiler: { prototype: Compiler };
  };
  const { prototype } = QueryCompiler;
  const { compile } = prototype;
  const plans = new Map<string, unknown>();
  prototype.compile = function (query) {
    const plan = plans.get(query) ?? compile.call(this, query);
    plans.set(query, plan);
    return plan;
  };
  return () => plans.clear();
}
