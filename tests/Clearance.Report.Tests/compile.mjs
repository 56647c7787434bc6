// Reads an array of Vega-Lite specifications on standard input, compiles each with the bundle of the report, and writes what
// the compiler said of each: an array of arrays of messages. Usage: node compile.mjs BUNDLE < SPECS
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

runInThisContext(readFileSync(process.argv[2], "utf8"));
const specs = JSON.parse(readFileSync(0, "utf8"));
const said = specs.map((spec) => {
  const messages = [];
  const logger = {
    level() { return logger; },
    error(...words) { messages.push(words.join(" ")); return logger; },
    warn(...words) { messages.push(words.join(" ")); return logger; },
    info() { return logger; },
    debug() { return logger; },
  };
  try {
    const { spec: vega } = globalThis.clearanceFigures.compile(spec, { logger });
    if (!vega.marks?.length) messages.push("no marks");
  } catch (error) {
    messages.push(String(error));
  }
  return messages;
});
process.stdout.write(JSON.stringify(said));
