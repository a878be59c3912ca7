/** What the form says of sessions, and what it makes of them again: test_form_words.py asks. */

const [, , folder] = process.argv;
const from = (name) => import(new URL(`${name}.js`, `file://${folder}/`));
const { saySession, saySessionShortly } = await from("say-session");
const { answersOf, sessionOf } = await from("session");
const { sayCost, sayCostShortly, sayWho, sayWays } = await from("say-record");

let text = "";
for await (const part of process.stdin) text += part;
const { when, preview, today, sessions, costs, joins } = JSON.parse(text);
const answers = {
  sessions: sessions.map((session) => [saySession(session, when, today), saySessionShortly(session, when, today)]),
  again: sessions.map((session) => sessionOf(answersOf(session, when), session, today, when)),
  costs: costs.map((cost) => [sayCost(cost, preview), sayCostShortly(cost, preview)]),
  joins: joins.map((record) => [sayWays(record, preview)[0], sayWho(record, preview)]),
};
process.stdout.write(JSON.stringify(answers));
