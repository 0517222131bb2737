import type { readApiDescription } from '@tillid/contract/api-description';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { schemaRows, typeWords, type JsonSchema, type SchemaRow } from './schema-rows.ts';

/** Who may call an operation. */
export type Callers = 'anyone' | 'people' | 'peopleAndPrograms';

/** One operation, ready to be shown. */
export type Operation = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly callers: Callers;
  readonly permission: string;
  readonly parameters: readonly (SchemaRow & { readonly place: string })[];
  readonly body: readonly SchemaRow[];
  readonly status: string;
  readonly reply: readonly SchemaRow[];
  readonly replyType: string;
  readonly problems: readonly { readonly status: string; readonly codes: readonly string[] }[];
};

export type OperationGroup = { readonly name: string; readonly operations: readonly Operation[] };

type Content = { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> };
type WrittenOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-permission': string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: JsonSchema }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
};
type Written = {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
};

/** The operations of the OpenAPI document by capability, in its order. */
export function operationGroups(document: ReplyOf<typeof readApiDescription>): OperationGroup[] {
  const { tags, paths } = document as unknown as Written;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => ({
      tags: written.tags,
      operation: read(method, path, written),
    })),
  );
  return tags
    .map(({ name }) => ({
      name,
      operations: all.filter((each) => each.tags.includes(name)).map(({ operation }) => operation),
    }))
    .filter(({ operations }) => operations.length > 0);
}

/** The operations in which every word of a text stands: in their path, summary, name or permission. */
export function operationsWith(groups: readonly OperationGroup[], text: string): OperationGroup[] {
  const words = text.toLowerCase().split(/\s+/u);
  return groups
    .map(({ name, operations }) => ({
      name,
      operations: operations.filter((operation) => {
        const { method, path, summary, permission } = operation;
        const told = [method, path, summary, permission, operation.name].join(' ').toLowerCase();
        return words.every((word) => told.includes(word));
      }),
    }))
    .filter(({ operations }) => operations.length > 0);
}

function read(method: string, path: string, written: WrittenOperation): Operation {
  const [status = '', reply] = Object.entries(written.responses).find(([code]) => code.startsWith('2')) ?? [];
  const schema = firstSchema(reply);
  return {
    name: written.operationId,
    method: method.toUpperCase(),
    path,
    summary: written.summary,
    callers: callersOf(written),
    permission: written['x-permission'],
    parameters: written.parameters.map((parameter) => ({
      path: parameter.name,
      place: parameter.in,
      needed: parameter.required,
      type: typeWords(parameter.schema),
    })),
    body: schemaRows(firstSchema(written.requestBody) ?? {}),
    status,
    reply: schemaRows(schema ?? {}),
    replyType: schema === undefined ? '' : (Object.keys(reply?.content ?? {})[0] ?? ''),
    problems: Object.entries(written.responses)
      .filter(([code]) => !code.startsWith('2'))
      .map(([code, { description }]) => ({ status: code, codes: description.split(', ') })),
  };
}

function firstSchema(part: Content | undefined): JsonSchema | undefined {
  return Object.values(part?.content ?? {})[0]?.schema;
}

function callersOf({ security }: WrittenOperation): Callers {
  if (security === undefined) return 'anyone';
  return security.some((way) => 'apiClient' in way) ? 'peopleAndPrograms' : 'people';
}
