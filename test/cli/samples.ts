import { DEFAULT_EDITION } from "../../src/guidance/editions.js";

const HEADER = DEFAULT_EDITION.columns.map(({ key }) => key).join(",");

/** A thumbs survey with the three required drivers: one response to each branch. */
export const SUBMISSION = `${HEADER}
a1,1,1,0,0,null,null,null,0,0,0,0,null,null,null,0,Good
a2,0,0,0,0,null,null,null,0,0,1,0,null,null,null,0,Slow
`;

/** The same with a record that lacks cells (CX110). */
export const BROKEN_SUBMISSION = `${SUBMISSION}a3,1,1\n`;

export const SURVEY = `version: 1
edition: ${DEFAULT_EDITION.id}
service: { provider: Example Agency, name: Permit Renewal }
survey:
  title: Permit renewal survey
  type: thumbs_up_down
  transactionPoint: post_interaction
  channel: website
  controlNumber: 1234-5678
questions:
  - asks: trust
    text: I trust Example Agency to deliver on its mission to the public.
    column: Trust
    labels: { "Yes": 1, "No": 0 }
  - asks: positive_drivers
    text: What about this interaction made the difference? (Select all that apply)
    column: Good
    statements: &statements
      - { driver: effectiveness, text: My need was addressed }
      - { driver: ease, text: It was easy }
      - { driver: efficiency, text: It was quick }
    notOffered: &left-out
      - { driver: transparency, reason: No decision is made in this step. }
      - { driver: humanity, reason: No person is involved. }
      - { driver: employee, reason: No person is involved. }
  - asks: negative_drivers
    text: What could have been better? (Select all that apply)
    column: Bad
    statements: *statements
    notOffered: *left-out
  - asks: comment
    text: Anything else you want us to know about your experience?
    column: Comment
export:
  externalId: Key
  submittedAt: When
  timeZone: America/New_York
`;

/** Two responses of FY2025Q2 and one of the quarter behind it. */
export const EXPORT = `Key,When,Trust,Good,Bad,Comment
k0,2025-03-30 09:00:00,No,,It was quick,Too slow
k1,2025-03-31 10:00:00,Yes,It was easy,,Fine
k2,2025-04-01 00:00:00,Yes,It was easy,,Late
`;

/** The same with a record that lacks cells (CX110). */
export const BROKEN_EXPORT = `${EXPORT}k3,2025-03-30 09:00:00,Yes\n`;
