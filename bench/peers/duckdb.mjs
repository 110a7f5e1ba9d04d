// DuckDB doing the row checks as SQL.
//   node duckdb.mjs format raw.csv out.csv THREADS
//   node duckdb.mjs validate submission.csv - THREADS
import { DuckDBInstance } from "@duckdb/node-api";

const [job, input, output, threads] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads });
const connection = await instance.connect();
const quoted = (path) => `'${path.replaceAll("'", "''")}'`;
const DRIVERS = "effectiveness,ease,efficiency,transparency,humanity,employee,other".split(",");
const read = (columns) =>
  `read_csv(${quoted(input)}, header = true, all_varchar = true, parallel = true, strict_mode = true,
    quote = '"', escape = '"', delim = ',', names = [${columns.map(quoted)}])`;

if (job === "format") {
  const columns =
    "id,uuid,rating,positive,negative,comment,location,agent,status,flagged,deleted,page,referrer,created";
  const driver = (side) =>
    DRIVERS.map(
      (each) => `case when list_contains(string_split(${side}, ','), '${each}') then 1 else 0 end`,
    ).join(", ");
  await connection.run(`
    create temp table r as
    select *, strptime(created, '%Y-%m-%d %H:%M:%S UTC') as submitted from ${read(columns.split(","))}
    where flagged <> 'true' and deleted <> 'true'
      and not (page like '/admin/forms/%' and page like '%/example%')`);
  await connection.run(
    `delete from r where submitted < '2025-01-01 05:00:00' or submitted >= '2025-04-01 04:00:00'`,
  );
  const checks = await connection.runAndReadAll(`
    select count(*) filter (rating not in ('', '0', '1')),
      count(*) filter (rating = '1' and negative <> ''), count(*) filter (rating = '0' and positive <> ''),
      count(*) filter (positive <> '' and negative <> ''), count(*) filter (id = ''),
      count(*) filter (regexp_matches(comment, '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]')),
      count(*) - count(distinct id), count(*) from r`);
  await connection.run(
    `copy (select id, rating, ${driver("positive")}, ${driver("negative")}, comment from r)
     to ${quoted(output)} (header, delimiter ',')`,
  );
  process.stdout.write(`${JSON.stringify(checks.getRows()[0].map(String))}\n`);
} else {
  const sides = ["positive", "negative"].flatMap((side) =>
    DRIVERS.map((each) => `${side}_${each}`),
  );
  const columns = ["external_id", "question_1", ...sides, "question_4"];
  const any = (side) => DRIVERS.map((each) => `${side}_${each} = '1'`).join(" or ");
  const checks = await connection.runAndReadAll(`
    select count(*), count(*) filter (question_1 not in ('', '0', '1')),
      ${sides.map((each) => `count(*) filter (${each} not in ('0', '1', 'null'))`)},
      count(*) filter (question_1 = '1' and (${any("negative")})),
      count(*) filter (question_1 = '0' and (${any("positive")})),
      count(*) filter ((${any("negative")}) and (${any("positive")})),
      count(*) filter (regexp_matches(question_4, '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]')),
      count(*) filter (external_id = ''), count(*) - count(distinct external_id)
    from ${read(columns)}`);
  process.stdout.write(`${JSON.stringify(checks.getRows()[0].map(String))}\n`);
}
connection.closeSync();
