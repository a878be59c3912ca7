/** The ways out, without a page: test_ways.py runs this with the settings and words that a page would have. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";

const js = new URL("../../generator/fingerpost/browser/js/add/", import.meta.url);
const { rules } = await import(new URL("rules.js", js));
const { fitsGithub, mailLink, postSubmission, waysOut, waysToConfirm } = await import(new URL("../shared/ways-to-send.js", js));
const { toYaml } = await import(new URL("yaml.js", js));
const { timeOf } = await import(new URL("typed.js", js));
const { slugOf } = await import(new URL("../shared/slug.js", js));

const given = JSON.parse(readFileSync(process.argv[2], "utf8"));
rules.schemas = given.schemas;
const all = { ...given.settings, github: "example/hills", branch: "main", email: "hello@example.org", endpoint: "https://forms.example.org/in" };
const none = { ...given.settings, github: "", email: "", endpoint: "" };
const walk = given.record;
const ways = (settings, record = walk, original = undefined, more = {}) =>
  waysOut(settings, "activity", record, toYaml("activity", record), original, more);
const way = (id, ...rest) => ways(...rest).find((each) => each.id === id);
const long = (length) => ({ ...walk, description: "word ".repeat(length / 5).trim() });

test("every way that is set is offered, the easiest first, and a file always", () => {
  assert.deepEqual(ways(all).map(({ id }) => id), ["post", "email", "issue", "pull-request", "download"]);
  assert.deepEqual(ways(none).map(({ id }) => id), ["download"]);
  for (const { label, note } of ways(all)) assert.ok(label && note);
});

test("only an address that is safe to send to is one", () => {
  for (const endpoint of ["http://forms.example.org/", "javascript:alert(1)", "//forms.example.org", "https://a b"]) {
    assert.equal(way("post", { ...none, endpoint }), undefined, endpoint);
  }
  for (const github of ["example", "a/b/c", "../x", "a/b?x=y", "-a/b"]) assert.equal(way("issue", { ...none, github }), undefined, github);
  for (const email of ["hello", "a@b@c"]) assert.equal(way("email", { ...none, email }), undefined, email);
});

test("a pull request has the file, its name and its text", () => {
  const { href } = way("pull-request", all);
  const address = new URL(href);
  assert.equal(address.origin + address.pathname, "https://github.com/example/hills/new/main");
  assert.equal(address.searchParams.get("filename"), "assets/activities/thursday-strollers.yaml");
  assert.equal(address.searchParams.get("value"), toYaml("activity", walk));
  assert.ok(way("pull-request", { ...all, branch: "live/site" }).href.includes("/new/live/site?"));
});

test("a change, and an entry with a new place or group, go another way than as a new file", () => {
  const original = { kind: "activity", id: "strollers", record: walk };
  assert.equal(way("pull-request", all, walk, original), undefined);
  const place = { id: "old-dairy", record: { name: "The Old Dairy" }, yaml: "name: The Old Dairy\n" };
  assert.equal(way("pull-request", all, walk, undefined, { place }), undefined);
  assert.deepEqual(way("post", all, walk, undefined, { place }).submission.place, place);
  const group = { id: "strollers", record: { name: "Strollers" }, yaml: "name: Strollers\n" };
  assert.equal(way("pull-request", all, walk, undefined, { group }), undefined);
  assert.deepEqual(way("post", all, walk, undefined, { group }).submission.group, group);
});

test("an address for GitHub is never longer than it takes, even for somebody who must sign in", () => {
  let last = "";
  for (let length = 500; length <= 5000; length += 50) {
    for (const { id, href } of ways(all, long(length))) {
      if (href?.startsWith("https://github.com/")) {
        assert.ok(`https://github.com/login?return_to=${encodeURIComponent(href)}`.length <= 8191, `${id} ${length}`);
      }
    }
    last = ways(all, long(length)).map(({ id }) => id).join(" ");
  }
  assert.equal(last, "post email issue download"); // too long for a new file
  assert.ok(way("pull-request", all, long(1500)));
  const issue = way("issue", all, long(5000));
  assert.ok(issue.copy.includes("record:") && new URL(issue.href).searchParams.get("record") === null);
  assert.ok(!fitsGithub(`https://github.com/${"x".repeat(8192)}`));
});

test("the form on GitHub gets answers to questions that it has", () => {
  const address = new URL(way("issue", all).href);
  assert.equal(address.pathname, "/example/hills/issues/new");
  const asked = Object.fromEntries(address.searchParams);
  for (const name of Object.keys(asked)) assert.ok([...given.questions, "template", "title"].includes(name), name);
  assert.equal(asked.want, given.settings.wants.add);
  assert.equal(asked.name, "Thursday strollers");
  assert.equal(asked.record, way("download", all).file.text);
  const group = { name: "Strollers", summary: "People who like to walk together." };
  const original = { kind: "group", id: "strollers", record: group };
  const change = waysOut(all, "group", group, toYaml("group", group), original).find(({ id }) => id === "issue");
  const answers = new URL(change.href).searchParams;
  assert.equal(answers.get("address"), "https://directory.example.org/g/strollers/");
  assert.ok(answers.get("record").includes("want: change\nkind: group\nid: strollers\nrecord:\n  name: Strollers\n"));
});

test("a letter is short enough for every mail program, and says so if its text must be pasted", () => {
  for (let length = 0; length <= 5000; length += 250) {
    const { href, copy } = way("email", all, long(length));
    assert.ok(href.length <= 1600, String(length));
    assert.equal(Boolean(copy), !href.includes("want%3A%20add"));
  }
  assert.ok(way("email", all, { ...walk, name: "日本語".repeat(300) }).href.length <= 1600);
});

test("a letter is written as RFC 6068 says", () => {
  const href = mailLink("a+b@example.org", "Tea &\ncake?", "One\nTwo\r\nThree\rFour '(x)*!");
  assert.equal(href, "mailto:a%2Bb@example.org?subject=Tea%20%26%20cake%3F&body=One%0D%0ATwo%0D%0AThree%0D%0AFour%20%27%28x%29%2A%21");
});

test("what somebody types adds no field to an address", () => {
  const hostile = { ...walk, name: "x&body=y\r\nBcc: z@example.org", summary: "\ud800 &value=<script>#?%00" };
  for (const { href } of ways(all, hostile)) {
    if (!href) continue;
    assert.doesNotMatch(href, /[\s<>"#]/);
    const names = [...new URL(href).searchParams.keys()];
    assert.equal(new Set(names).size, names.length);
  }
  const { href } = way("email", all, hostile);
  assert.deepEqual([...new URL(href).searchParams.keys()], ["subject", "body"]);
  assert.doesNotMatch(decodeURIComponent(href.split("&body=")[0]), /[\r\n]/);
});

test("that nothing has changed is said in one letter, one answer or one form", () => {
  const original = { kind: "activity", id: "strollers", name: "Thursday strollers" };
  const [post, email, issue] = waysToConfirm(all, original);
  assert.deepEqual(post.submission, { want: "right", kind: "activity", id: "strollers", note: "", consent: false });
  assert.equal(new URL(email.href).searchParams.get("subject"), "Thursday strollers is still right");
  const asked = new URL(issue.href).searchParams;
  assert.equal(asked.get("want"), given.settings.wants.right);
  assert.equal(asked.get("address"), "https://directory.example.org/a/strollers/");
});

test("a file is named as Python would name it", () => {
  for (const [name, slug] of given.slugs) assert.equal(slugOf(name), slug, name);
});

test("what is posted arrives as it is, and each end is told apart", async () => {
  const taken = [];
  const answers = {
    "/in": [202, '{"message": "Thank you.", "receipt": "ABC", "not_taken": ["A name.", 7]}'],
    "/no": [422, '{"message": "Look.", "problems": [{"path": "name", "code": "x", "message": "Too short."}, null]}'],
    "/full": [429, ""],
    "/broken": [500, "<h1>Oh</h1>"],
    "/away": [302, ""],
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      taken.push([request.method, request.headers["content-type"], request.headers.cookie, JSON.parse(body)]);
      const [status, text] = answers[request.url];
      response.writeHead(status, { Location: "/in" }).end(text);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const submission = way("post", all).submission;
  const nothing = { message: "", problems: [], notTaken: [] };
  try {
    assert.deepEqual(await postSubmission(`${base}/in`, submission), { state: "taken", message: "Thank you.", problems: [], notTaken: ["A name."] });
    assert.deepEqual(taken, [["POST", "application/json", undefined, submission]]);
    const { state, problems } = await postSubmission(`${base}/no`, submission);
    assert.deepEqual([state, problems], ["refused", [{ path: "name", message: "Too short." }, { path: "", message: "" }]]);
    assert.deepEqual(await postSubmission(`${base}/full`, submission), { state: "busy", ...nothing });
    assert.deepEqual(await postSubmission(`${base}/broken`, submission), { state: "busy", ...nothing });
    assert.deepEqual(await postSubmission(`${base}/away`, submission), { state: "failed", ...nothing }); // it may lead to anybody
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  assert.deepEqual(await postSubmission(`${base}/in`, submission), { state: "failed", ...nothing });
});

test("what is to be pasted, or saved, is written out for Python to read", () => {
  const place = { id: "old-dairy", record: { name: "The Old Dairy" }, yaml: "name: The Old Dairy\n" };
  const group = { id: "strollers", record: { name: "Strollers" }, yaml: "name: Strollers\n" };
  const more = { place, group, note: 'I run it: "yes"\n- and \x60\x60\x60 more', consent: true };
  const [right] = waysToConfirm({ ...none, email: "hello@example.org" }, { kind: "activity", id: "chat" });
  const texts = [
    way("download", all).file.text,
    way("download", all, { ...walk, description: "One.\n\nTwo: #2\n- three" }, { kind: "activity", id: "chat" }, more).file.text,
    new URL(right.href).searchParams.get("body"),
  ];
  writeFileSync(process.argv[3], JSON.stringify(texts));
});

test("a time is read as people write it, and what is not certain is asked again", () => {
  const read = {
    "12 noon": "12:00", "12noon": "12:00", noon: "12:00", "12 midday": "12:00", "12 midnight": "00:00", "12pm": "12:00", "12 am": "00:00",
    "10.30 a.m.": "10:30", "2 o'clock pm": "14:00", "7.30 P.M.": "19:30", 1930: "19:30", "2 noon": undefined, "12 nonsense": undefined, 2: undefined,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(read).map((typed) => [typed, timeOf(typed)])), read);
});
