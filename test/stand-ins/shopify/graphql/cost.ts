/**
 * What a query costs, by Shopify's published table (scalar and enum 0, object 1, mutation 10, connection by its
 * size) and by what its staff wrote of connections: 2 + floor(2·ln(size)) × one item
 * (community.shopify.dev, "How to calculate GraphQL cost estimates").
 *
 * The requested cost takes sizes from `first` and `last`, the actual one from what the answer holds.
 */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";

const MUTATION_COST = 10;
const CONNECTION_COST = 2;
const LARGEST_PAGE = 250;

export type CostQuestion = {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
};

export function requestedCost(question: CostQuestion): number {
  return costOfOperation(question, undefined);
}

/** `data` is the answer's. */
export function actualCost(question: CostQuestion, data: unknown): number {
  return costOfOperation(question, { value: data });
}

/** Absent while only the query is known. */
type Answered = { readonly value: unknown } | undefined;

function costOfOperation(question: CostQuestion, answered: Answered): number {
  const { schema, operation } = question;
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  if (operation.operation === OperationTypeNode.MUTATION) {
    return fieldsOf(question, root, operation.selectionSet).length * MUTATION_COST;
  }
  return costOfSelections(question, root, operation.selectionSet, answered);
}

type Selected = { readonly node: FieldNode; readonly field: GraphQLField<unknown, unknown> };

/** The fields of a selection, fragments spread, introspection left out. */
function fieldsOf(
  question: CostQuestion,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
): readonly Selected[] {
  return set.selections.flatMap((selection): readonly Selected[] => {
    if (selection.kind === Kind.FIELD) {
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      return field === undefined ? [] : [{ node: selection, field }];
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? question.fragments[selection.name.value] : selection;
    if (fragment === undefined) return [];
    const condition = fragment.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : question.schema.getType(condition);
    return isCompositeType(narrowed) ? fieldsOf(question, narrowed, fragment.selectionSet) : [];
  });
}

function costOfSelections(
  question: CostQuestion,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
  answered: Answered,
): number {
  return fieldsOf(question, type, set).reduce((total, selected) => {
    const key = selected.node.alias?.value ?? selected.node.name.value;
    return total + costOfField(question, selected, answered && { value: member(answered.value, key) });
  }, 0);
}

function costOfField(question: CostQuestion, { node, field }: Selected, answered: Answered): number {
  const type = getNamedType(field.type);
  const set = node.selectionSet;
  if (set === undefined || !isCompositeType(type) || type.name === "PageInfo") return 0;
  if (type.name.endsWith("Connection"))
    return costOfConnection(question, { node, field }, type, set, answered);
  // An object that is not there was asked for all the same.
  if (answered && (answered.value === null || answered.value === undefined)) return 1;
  if (answered && Array.isArray(answered.value)) {
    const costs = answered.value.map((value: unknown) => costOfSelections(question, type, set, { value }));
    return 1 + Math.max(0, ...costs);
  }
  return 1 + costOfSelections(question, type, set, answered);
}

function costOfConnection(
  question: CostQuestion,
  selected: Selected,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
  answered: Answered,
): number {
  const items = fieldsOf(question, type, set).filter(({ node }) =>
    ["nodes", "edges"].includes(node.name.value),
  );
  const sizes = answered
    ? items.map(({ node }) => listIn(answered.value, node.alias?.value ?? node.name.value).length)
    : [pageSize(question, selected)];
  const size = Math.min(LARGEST_PAGE, Math.max(0, ...sizes));
  if (size === 0) return CONNECTION_COST;
  const each = items.reduce((total, item) => total + costOfItems(question, item, answered), 0);
  return CONNECTION_COST + Math.floor(each * Math.floor(2 * Math.log(Math.max(2, size))));
}

/** The cost of one item under `nodes { … }` or `edges { node { … } }`; of an answer, the average. */
function costOfItems(question: CostQuestion, { node, field }: Selected, answered: Answered): number {
  const type = getNamedType(field.type);
  const set = node.selectionSet;
  if (set === undefined || !isCompositeType(type)) return 0;
  const own = node.name.value === "nodes" ? 1 : 0;
  if (!answered) return own + costOfSelections(question, type, set, undefined);
  const values = listIn(answered.value, node.alias?.value ?? node.name.value);
  const total = values.reduce<number>(
    (sum, value) => sum + own + costOfSelections(question, type, set, { value }),
    0,
  );
  return values.length === 0 ? 0 : total / values.length;
}

function pageSize(question: CostQuestion, { node, field }: Selected): number {
  const args = getArgumentValues(field, node, question.variables);
  const size = args["first"] ?? args["last"];
  return typeof size === "number" ? size : 1;
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined; // a JSON object
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}
