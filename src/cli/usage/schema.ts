import { examples, type Usage } from "./usage.js";

export const schemaUsage: Usage = {
  name: "schema",
  declare(command, io, end) {
    command
      .description("print a published schema, or list them")
      .argument("[name]", "such as survey-definition")
      .addHelpText("after", examples("schema", "schema survey-definition"))
      .action(async (name: string | undefined) =>
        end(await (await import("../commands/schema.js")).schema(name, io)),
      );
  },
};
