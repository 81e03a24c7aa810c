/** The schema and the queries are written once; this says them as PostgreSQL needs it. */
import {
  type ColumnDefinitionNode,
  DataTypeNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueNode,
} from "kysely";

export class InPostgresTerms implements KyselyPlugin {
  readonly #terms = new Terms();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return this.#terms.transformNode(node);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

class Terms extends OperationNodeTransformer {
  /** SQLite's integers have 64 bits, and it gives numbers to rows by itself. */
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const { autoIncrement, ...column } = super.transformColumnDefinition(node);
    if (autoIncrement === true) return { ...column, dataType: DataTypeNode.create("bigserial") };
    return DataTypeNode.is(column.dataType) && column.dataType.dataType === "integer"
      ? { ...column, dataType: DataTypeNode.create("bigint") }
      : column;
  }

  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: storable(node.value) };
  }

  protected override transformPrimitiveValueList(
    node: PrimitiveValueListNode,
  ): PrimitiveValueListNode {
    return { ...node, values: node.values.map(storable) };
  }
}

/** PostgreSQL has no NUL in a text; a hostile name should not keep a delivery out. */
function storable<Value>(value: Value): Value {
  return typeof value === "string" ? (value.replaceAll("\0", "\uFFFD") as Value) : value;
}
