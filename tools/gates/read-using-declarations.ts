// Loaded before dependency-cruiser: its walk over swc's tree stops at `using` and `await using`, which the tree knows and the walk does not.
import type { Statement, VariableDeclarator } from '@swc/core';
import swcVisitor from '@swc/core/Visitor.js';

type UsingDeclaration = { readonly type: 'UsingDeclaration'; readonly decls: VariableDeclarator[] };
type Walk = { visitVariableDeclarators(declarators: VariableDeclarator[]): VariableDeclarator[] };

const walk = swcVisitor.Visitor.prototype;
const visitKnownStatement: (this: Walk, statement: Statement) => Statement = Reflect.get(walk, 'visitStatement');

function visitStatement(this: Walk, statement: Statement | UsingDeclaration): Statement | UsingDeclaration {
  if (statement.type !== 'UsingDeclaration') return visitKnownStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
}

Reflect.set(walk, 'visitStatement', visitStatement);
