import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/**
 * The most points a document can cost, by Shopify's published rule: an object 1, a scalar nothing, a connection or a
 * sized list its size times what it holds, a mutation 10. What Shopify really asks is mostly less.
 * https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
 */
export function queryCost(schema: GraphQLSchema, source: string): number {
  const document = parse(source);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function costOf(selections: SelectionSetNode, typeName: string): number {
    const type = schema.getType(typeName);
    // Of an interface or a union, the most that one of its types can cost.
    const dearest = Math.max(
      0,
      ...selections.selections.map((selection) =>
        selection.kind === Kind.INLINE_FRAGMENT
          ? costOf(selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
          : 0,
      ),
    );
    return selections.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (!fragment) throw new Error(`no fragment ${selection.name.value}`);
        return sum + costOf(fragment.selectionSet, fragment.typeCondition.name.value);
      }
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field) throw new Error(`${typeName} has no field ${selection.name.value}`);
      const returned = getNamedType(field.type);
      if (!isCompositeType(returned) || !selection.selectionSet) return sum;
      const first = selection.arguments?.find(({ name }) => name.value === "first");
      if (first && first.value.kind !== Kind.INT) throw new Error("a size must be written in the document");
      const size = first?.value.kind === Kind.INT ? Number(first.value.value) : 1;
      const inside = costOf(selection.selectionSet, returned.name);
      if (typeName === schema.getMutationType()?.name) return sum + 10 + inside;
      // A connection is free itself, and so are its pageInfo and the list of its nodes: its nodes count.
      if (returned.name.endsWith("Connection")) return sum + size * inside;
      if (returned.name === "PageInfo") return sum;
      return sum + size * (1 + inside);
    }, dearest);
  }

  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation in this document");
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`no ${operation.operation} in this schema`);
  return costOf(operation.selectionSet, root.name);
}

/** Every type and field the document touches: "Order", "Order.name". */
export function touchedBy(schema: GraphQLSchema, source: string): ReadonlySet<string> {
  const touched = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    parse(source),
    visitWithTypeInfo(info, {
      Field: () => {
        const parent = info.getParentType()?.name;
        const field = info.getFieldDef();
        if (!parent || !field) throw new Error("a field that the schema does not know");
        touched.add(`${parent}.${field.name}`);
        touched.add(getNamedType(field.type).name);
      },
    }),
  );
  return touched;
}
