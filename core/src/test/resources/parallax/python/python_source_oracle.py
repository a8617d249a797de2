"""Answers questions about Python sources with `tokenize` and `ast`.

A question is a line of percent-encoded fields apart by tabs; so is its answer.
"""

import ast
import hashlib
import io
import sys
import tokenize
import warnings
from urllib.parse import quote, unquote

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def tokens(path):
    """A digest of all tokens, and how many there are."""
    texts = []
    for token in tokenize.tokenize(io.BytesIO(read(path)).readline):
        if token.type in (tokenize.ENCODING, tokenize.COMMENT, tokenize.NL, tokenize.ENDMARKER):
            continue
        if token.type == tokenize.INDENT:
            texts.append("<indent>")
        elif token.type == tokenize.DEDENT:
            texts.append("<dedent>")
        elif token.type == tokenize.NEWLINE:
            texts.append("<newline>")
        else:
            texts.append(token.string.replace("\r\n", "\n").replace("\r", "\n"))
    joined = "\0".join(texts).encode("utf-8", "surrogatepass")
    return [hashlib.sha256(joined).hexdigest(), str(len(texts))]


def digest(text):
    return hashlib.new("sha512_256", text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def definitions(tree):
    """Pairs of qualified name and node, in the order of the text."""
    counts = {}
    found = [("<module>", tree)]

    def visit(node, prefix):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, DEFINITIONS):
                name = prefix + child.name
                counts[name] = counts.get(name, 0) + 1
                if counts[name] > 1:
                    name += "#%d" % counts[name]
                found.append((name, child))
                inside = "." if isinstance(child, ast.ClassDef) else ".<locals>."
                visit(child, name + inside)
            elif isinstance(child, (ast.stmt, ast.excepthandler)) or type(child).__name__ == "match_case":
                visit(child, prefix)

    visit(tree, "")
    return found


def docstring(node):
    if not node.body or not isinstance(node.body[0], ast.Expr):
        return None
    value = node.body[0].value
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def signature(node):
    if isinstance(node, ast.ClassDef):
        return [ast.dump(part) for part in node.bases + node.keywords]
    return [ast.dump(node.args), ast.dump(node.returns) if node.returns else ""]


def same_signature(node, text):
    if "… " in text:
        return True
    word = "class f" if isinstance(node, ast.ClassDef) else "def f"
    try:
        other = ast.parse(word + text + ": pass").body[0]
    except SyntaxError:
        return False
    return without_kind(signature(node)) == without_kind(signature(other))


def without_kind(dumps):
    return [dump.replace(", kind='u'", "") for dump in dumps]


def outline(path, exports_all, exports, imports, *rest):
    """What differs between an outline and what `ast` says; nothing where all is equal."""
    source = read(path)
    tree = ast.parse(source)
    expected = definitions(tree)
    given = [rest[i : i + 3] for i in range(0, len(rest), 3)]
    names = [name for name, _ in expected]
    if names != [name for name, _, _ in given]:
        lost = [name for name in names if name not in {name for name, _, _ in given}]
        return ["names", str(lost[:5]), str([g[0] for g in given if g[0] not in names][:5])]
    problems = []
    for (name, node), (_, text, doc) in zip(expected, given):
        if name != "<module>" and not same_signature(node, text):
            problems += ["signature", name, text]
        value = docstring(node)
        if (value is None) != (doc == ""):
            problems += ["docstring", name]
        elif value is not None and digest(value) != doc and b"\\N{" not in source:
            problems += ["docstring text", name]
    expected_imports = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            expected_imports |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            expected_imports.add(node.module.partition(".")[0])
    if " ".join(sorted(expected_imports)) != imports:
        problems += ["imports", " ".join(sorted(expected_imports)), imports]
    problems += exports_problem(tree, exports_all, exports)
    return problems


def exports_problem(tree, exports_all, exports):
    """Looks at modules alone that say their exports in one list."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "__all__"]
    assigned = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in node.targets)
    ]
    if len(found) != 1 or len(assigned) != 1 or exports_all != "true":
        return []
    try:
        value = list(ast.literal_eval(assigned[0]))
    except (ValueError, TypeError):
        return ["exports", "no literal", exports]
    return [] if " ".join(value) == exports else ["exports", " ".join(value), exports]


class WithoutDocstrings(ast.NodeTransformer):
    def visit(self, node):
        self.generic_visit(node)
        if isinstance(node, DEFINITIONS + (ast.Module,)) and docstring(node) is not None:
            node.body = node.body[1:]
        if isinstance(node, ast.Constant):
            node.kind = None
        if isinstance(node, ast.JoinedStr):
            # Before 3.12, empty texts and texts side by side come from how the literals were cut.
            values = []
            for value in node.values:
                if isinstance(value, ast.Constant) and values and isinstance(values[-1], ast.Constant):
                    values[-1] = ast.Constant(values[-1].value + value.value)
                elif not (isinstance(value, ast.Constant) and value.value == ""):
                    values.append(value)
            node.values = values
        return node


def program(path):
    return ast.dump(WithoutDocstrings().visit(ast.parse(read(path))))


PROGRAMS = {}


def same(left, right):
    if left not in PROGRAMS:
        PROGRAMS.clear()
        PROGRAMS[left] = program(left)
    return ["equal" if PROGRAMS[left] == program(right) else "different"]


QUESTIONS = {"tokens": tokens, "outline": outline, "same": same}


def main():
    for line in sys.stdin:
        question, *fields = [unquote(field) for field in line.rstrip("\n").split("\t")]
        try:
            answer = ["ok"] + QUESTIONS[question](*fields)
        except (SyntaxError, tokenize.TokenError, ValueError, UnicodeError, LookupError, RecursionError, MemoryError) as e:
            answer = ["refused", "%s: %s" % (type(e).__name__, e)]
        print("\t".join(quote(field, safe="", errors="surrogatepass") for field in answer))


main()
