// PostgreSQL's catalogues use an internal type "char", which Prisma's adapter does not know and Prisma's schema engine
// asks for. It passes the adapter under the name of an ordinary character type, and gets its own name back behind it.
import { EventEmitter } from "node:events";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlQuery } from "@prisma/driver-adapter-utils";
import type pg from "pg";

const INTERNAL_CHAR = 18;
const ORDINARY_CHARACTER = 1042;

/** Prisma's adapter over a pool that has one connection and has not made it yet. */
export function readInternalChars(pool: pg.Pool): PrismaPg {
  let columns: readonly number[] = [];
  pool.on("connect", (client) => {
    const connection: unknown = Reflect.get(client, "connection");
    if (!(connection instanceof EventEmitter)) throw new Error("this version of pg hides its connection");
    connection.prependListener("rowDescription", (description: { fields: { dataTypeID: number }[] }) => {
      columns = description.fields.flatMap(({ dataTypeID }, column) => (dataTypeID === INTERNAL_CHAR ? [column] : []));
      for (const field of description.fields)
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = ORDINARY_CHARACTER;
    });
  });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query: SqlQuery) => {
      const result = await queryRaw(query);
      for (const column of columns) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
  return factory;
}
