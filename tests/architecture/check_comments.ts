import { filesOf, type SourceTree } from './source_tree';

/** A declaration as clang-format lays it out: where it begins, how deep, and its first lines. */
interface Statement {
  readonly line: number;
  readonly indentation: number;
  readonly text: string;
  /** Whether a comment stands right above it, or an overload of the same name that has one. */
  readonly commented: boolean;
}

/** What stands before the first bracket, as in `values` of `Vector& values() {`. */
function nameOf(text: string): string | undefined {
  return /(\w+)\(/.exec(text)?.[1];
}

/** The statements of a header and of its classes; what bodies and brackets hold stands deeper. */
function statementsOf(lines: readonly string[]): Statement[] {
  const begins = /^(?: {2})?[^\s#/})]|^ \w+:$/;
  const ends = /[;:{}](?:\s*\/\/.*)?$/;
  const statements: Statement[] = [];
  let after = 0;
  lines.forEach((first, line) => {
    if (line < after || !begins.test(first)) return;
    const above = after === line ? statements.at(-1) : undefined;
    after = line + 1;
    while (after < lines.length && !ends.test(lines[after - 1] ?? '')) ++after;
    const text = lines.slice(line, after).join(' ').replace(/\s+/g, ' ').trim();
    const indentation = first.search(/\S/);
    const name = nameOf(text);
    const isOverload = above?.commented && name !== undefined && nameOf(above.text) === name;
    const commented = isOverload || /^\s*\/\/\/ +\S/.test(lines[line - 1] ?? '');
    statements.push({ line, indentation, text, commented });
  });
  return statements;
}

const type = /^(?:template <.*> )?(class|struct|enum)\b.*\{/;

/** A bracket before any value or body: `int f(int x) {`, or a table's `double (*f)(int x);`. */
function isFunction(text: string): boolean {
  const declared = text.replace(/^template <[^(]*> /, '');
  return /^[^={]*\(/.test(declared) && !/^(?:static_assert|friend)\b/.test(declared);
}

/** What a base class or the language explains. */
function explainsItself(text: string): boolean {
  const inherited = /\)[^({:]*\b(?:override|final)\b/;
  return inherited.test(text) || /= (?:default|delete);|^(?:virtual )?~|\boperator\b/.test(text);
}

/** Types and functions of a header, and public ones of its classes, without a comment above. */
export function undocumentedNames(header: string): string[] {
  const found: string[] = [];
  let isPublic = false;
  for (const { line, indentation, text, commented } of statementsOf(header.split('\n'))) {
    const kind = type.exec(text)?.[1];
    const isVisible = indentation === 0 || isPublic;
    if (indentation === 0) isPublic = kind === 'struct';
    if (/^(?:public|protected|private):$/.test(text)) isPublic = text === 'public:';
    const isName = kind !== undefined || isFunction(text);
    if (isName && isVisible && !commented && !explainsItself(text))
      found.push(`${line + 1}: ${text}`);
  }
  return found;
}

/** Public names of core and of the bindings that no comment explains. */
export function checkComments(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const folder of ['core/', 'wasm_bindings/'])
    for (const { name, text } of filesOf(tree, folder, /\.h$/))
      violations.push(...undocumentedNames(text).map((found) => `${name}:${found}`));
  return violations;
}
