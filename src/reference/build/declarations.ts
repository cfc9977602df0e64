/**
 * Reads TypeScript files and finds what a module exports and what a name in a file stands for, across files. A reader of
 * declarations, not a type checker: all that the reference says stands in the text.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** Documentation comments, in order. */
  readonly docs: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** A declaration and where it stands. `start` is that of its statement, before which its documentation stands. */
export interface Declared {
  readonly file: SourceText;
  readonly node: DeclarationNode;
  readonly start: number;
}
export type DeclarationNode =
  | ESTree.Function
  | ESTree.Class
  | ESTree.TSInterfaceDeclaration
  | ESTree.TSTypeAliasDeclaration
  | ESTree.VariableDeclarator;

/** All exports of another file under one name. */
export interface WholeModule {
  readonly module: string;
}

interface Module extends SourceText {
  readonly locals: Map<string, Declared>;
  readonly imports: Map<string, { from: string; name: string }>;
  /** Exported name → local name. */
  readonly exported: Map<string, string>;
  /** Files whose exports are this one's too. */
  readonly reexported: string[];
  /** `declare module '…' { interface X }`: members that are added to an interface elsewhere. */
  readonly additions: Declared[];
}

const whole = '*';

export class Declarations {
  readonly #packages: string;
  readonly #modules = new Map<string, Module>();

  /** `packages` is the folder of the installed packages. */
  constructor(packages: string) {
    this.#packages = packages;
  }

  /** The exports of a file, by name. */
  exportsOf(path: string, seen: Set<string> = new Set()): Map<string, Declared | WholeModule> {
    const found = new Map<string, Declared | WholeModule>();
    if (seen.has(path)) return found;
    seen.add(path);
    const module = this.#read(path);
    for (const other of module.reexported)
      for (const [name, declared] of this.exportsOf(other, seen)) found.set(name, declared);
    for (const [name, local] of module.exported) {
      const declared = this.find(path, local);
      if (declared !== undefined) found.set(name, declared);
    }
    return found;
  }

  /** What a name in a file stands for; undefined for what the language or the browser brings. */
  find(path: string, name: string): Declared | WholeModule | undefined {
    const module = this.#read(path);
    const local = module.locals.get(name);
    if (local !== undefined) return local;
    const imported = module.imports.get(name);
    if (imported === undefined) return undefined;
    if (imported.name === whole) return { module: imported.from };
    return this.exportsOf(imported.from).get(imported.name);
  }

  /** Interfaces that a file adds to from elsewhere. */
  additionsOf(path: string): readonly Declared[] {
    return this.#read(path).additions;
  }

  /** Every file that was read, to know when what was made of them is stale. */
  get paths(): string[] {
    return [...this.#modules.keys()];
  }

  #read(path: string): Module {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(path, 'utf8');
    const { program, comments, errors } = parseSync(path, text);
    const [error] = errors;
    if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);
    const docs = comments
      .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
      .map(({ start, end, value }) => ({ start, end, text: value }));
    const module: Module = {
      path,
      text,
      docs,
      locals: new Map(),
      imports: new Map(),
      exported: new Map(),
      reexported: [],
      additions: [],
    };
    this.#modules.set(path, module);
    for (const statement of program.body) this.#add(module, statement);
    return module;
  }

  #add(module: Module, statement: ESTree.Statement | ESTree.ModuleDeclaration): void {
    if (statement.type === 'ImportDeclaration') {
      const from = this.#resolve(module.path, statement.source.value);
      if (from === undefined) return;
      for (const specifier of statement.specifiers) {
        const name =
          specifier.type === 'ImportSpecifier'
            ? nameOf(specifier.imported)
            : specifier.type === 'ImportNamespaceSpecifier'
              ? whole
              : 'default';
        module.imports.set(specifier.local.name, { from, name });
      }
    } else if (statement.type === 'ExportAllDeclaration') {
      const from = this.#resolve(module.path, statement.source.value);
      if (from !== undefined) module.reexported.push(from);
    } else if (statement.type === 'ExportNamedDeclaration') {
      if (statement.declaration !== null) {
        for (const name of this.#declare(module, statement.declaration, statement.start))
          module.exported.set(name, name);
        return;
      }
      const from = statement.source === null ? undefined : this.#resolve(module.path, statement.source.value);
      for (const specifier of statement.specifiers) {
        const [local, name] = [nameOf(specifier.local), nameOf(specifier.exported)];
        if (from !== undefined) module.imports.set(`${local} of ${from}`, { from, name: local });
        if (statement.source === null) module.exported.set(name, local);
        else if (from !== undefined) module.exported.set(name, `${local} of ${from}`);
      }
    } else if (statement.type === 'TSModuleDeclaration') {
      const body = statement.body?.type === 'TSModuleBlock' ? statement.body.body : [];
      for (const inner of body)
        if (inner.type === 'TSInterfaceDeclaration')
          module.additions.push({ file: module, node: inner, start: inner.start });
    } else this.#declare(module, statement, statement.start);
  }

  /** Takes in a declaration; returns the names it declares. */
  #declare(module: Module, node: ESTree.Statement | ESTree.Declaration, start: number): string[] {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
      case 'ClassDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration': {
        const name = node.id?.name;
        if (name === undefined) return [];
        // Of overloads, the first: it is the one that is documented.
        if (!module.locals.has(name)) module.locals.set(name, { file: module, node, start });
        return [name];
      }
      case 'VariableDeclaration':
        return node.declarations.flatMap((declarator) => {
          if (declarator.id.type !== 'Identifier') return [];
          module.locals.set(declarator.id.name, { file: module, node: declarator, start });
          return [declarator.id.name];
        });
      default:
        return [];
    }
  }

  #resolve(from: string, specifier: string): string | undefined {
    const [scope = '', name = '', ...inside] = specifier.split('/');
    const bare = specifier.startsWith('.')
      ? join(dirname(from), specifier)
      : inside.length === 0
        ? join(this.#packages, scope, name, 'dist/index')
        : join(this.#packages, scope, name, ...inside);
    return [bare, `${bare}.d.ts`, join(bare, 'index.d.ts')].find(
      (path) => path.endsWith('.ts') && existsSync(path),
    );
  }
}

function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name;
}
