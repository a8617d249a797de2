// Answers with rattler, one line for each line of standard input; fields are percent-encoded and stand apart by tabs.
// `error` where rattler refuses. Run as: node rattler_oracle.js MODULE
const { Version, VersionSpec, isPackageName } = require(process.argv[2]);

const questions = {
    version: (text) => String(new Version(text).compare(new Version(text))),
    order: (left, right) => String(new Version(left).compare(new Version(right))),
    starts: (text, prefix) => String(new Version(text).startsWith(new Version(prefix))),
    spec: (text, strictness) => (new VersionSpec(text, strictness), "ok"),
    contains: (text, strictness, version) => String(new VersionSpec(text, strictness).matches(new Version(version))),
    name: (text) => String(isPackageName(text)),
};

const lines = require("fs").readFileSync(0, "utf8").split("\n");
const answers = [];
for (const line of lines.slice(0, -1)) {
    const [question, ...fields] = line.split("\t").map(decodeURIComponent);
    try {
        answers.push(questions[question](...fields));
    } catch (refused) {
        answers.push("error");
    }
}
process.stdout.write(answers.map((answer) => answer + "\n").join(""));
