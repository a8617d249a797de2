// Times rattler (WebAssembly) on the texts of a folder: name and milliseconds a line, the median of several runs.
const fs = require("fs");
const path = require("path");
const [module_path, folder] = process.argv.slice(2);
const { Version } = require(module_path);
const texts = fs.readFileSync(path.join(folder, "conda-versions"), "utf8").split("\n").filter((line) => line);

function median(run, times = 15) {
  const durations = [];
  for (let i = 0; i < times; i++) {
    const start = process.hrtime.bigint();
    run();
    durations.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return durations.sort((a, b) => a - b)[Math.floor(times / 2)];
}

function free(versions) {
  for (const version of versions) version.free();
}

console.log("version", require(path.join(path.dirname(module_path), "..", "package.json")).version);
console.log("condaParse", median(() => free(texts.map((text) => new Version(text)))));
const versions = texts.map((text) => new Version(text));
console.log("condaSort", median(() => [...versions].sort((a, b) => a.compare(b)), 5));
