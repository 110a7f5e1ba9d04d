// A price file of hpt-validator's template (tall, version 2.0).
//   node prices.mjs ROWS > prices.csv
import { once } from "node:events";

const statement =
  "To the best of its knowledge and belief, the hospital has included all applicable standard charge information in accordance with the requirements of 45 CFR 180.50, and the information encoded is true, accurate, and complete as of the date indicated.";
const rows = Number(process.argv[2]);
const out = process.stdout;
out.write(
  `hospital_name,last_updated_on,version,hospital_location,hospital_address,license_number|CA,"${statement}"\n`,
);
out.write('Example Hospital,2024-07-01,2.0,Example Hospital,"12 Main Street",50056,true\n');
out.write(
  "description,code|1,code|1|type,modifiers,setting,drug_unit_of_measurement,drug_type_of_measurement,standard_charge|gross,standard_charge|discounted_cash,payer_name,plan_name,standard_charge|negotiated_dollar,standard_charge|negotiated_percentage,standard_charge|negotiated_algorithm,estimated_amount,standard_charge|methodology,standard_charge|min,standard_charge|max,additional_generic_notes\n",
);
for (let row = 0; row < rows; row++) {
  const line = `"Procedure ${row}, first hour",${90000 + (row % 9999)},CPT,,outpatient,,,150,125,Example Insurance,PPO,98.98,,,,fee schedule,98.98,98.98,note ${row}\n`;
  if (!out.write(line)) await once(out, "drain");
}
