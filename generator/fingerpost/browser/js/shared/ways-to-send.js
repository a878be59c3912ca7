/**
 * The ways in which an entry can be sent, by the settings of the directory. No server of the directory's own is needed: the
 * links open a form, a new file or a letter with everything filled in, and a person sends it.
 * @typedef {import("../add/check/sessions.js").Fields} Fields
 * @typedef {"add" | "change" | "right" | "ended" | "missing"} Want
 * @typedef {object} Settings
 * @property {string} [github]  owner/repository
 * @property {string} [branch]  main, unless the settings say another
 * @property {string} [email]
 * @property {string} [endpoint]  an https:// address that takes JSON as schema/submission.schema.json has it
 * @property {string} site  the address of the site
 * @property {Record<string, string>} words  pages/shipping/ways_data.py
 * @property {Record<string, string>} wants  what the form on GitHub calls each want
 * @typedef {object} Original
 * @property {string} kind
 * @property {string} id
 * @property {Fields} [record]
 * @property {string} [name]
 * @typedef {object} More
 * @property {{id: string, record: Fields, yaml: string}} [place]  a new place that goes with the entry
 * @property {{id: string, record: Fields, yaml: string}} [group]  a new group that runs it
 * @property {string} [note]  to the editors
 * @property {boolean} [consent]  whoever is named in the contact said yes to that
 * @property {string} [address]  of the page of an entry that is there
 * @typedef {object} Way
 * @property {"post" | "email" | "issue" | "pull-request" | "download"} id
 * @property {string} label
 * @property {string} note
 * @property {string} [href]  where to go
 * @property {string} [copy]  what is to be pasted there, because it was too long for the address
 * @property {{name: string, text: string}} [file]  what is to be saved
 * @property {Submission} [submission]  what postSubmission sends
 * @typedef {object} Submission  as schema/submission.schema.json has it, and `fingerpost intake` reads it
 * @property {Want} want
 * @property {string} kind
 * @property {string} id
 * @property {Fields} [record]
 * @property {string} [yaml]
 * @property {{id: string, record: Fields, yaml: string}} [place]
 * @property {{id: string, record: Fields, yaml: string}} [group]
 * @property {string} note
 * @property {boolean} consent
 * @typedef {object} Answer  what came of a post
 * @property {"taken" | "refused" | "busy" | "failed"} state
 * @property {string} message  a sentence of the receiver's, "" where there is none
 * @property {{path: string, message: string}[]} problems  what is to be put right first
 * @property {string[]} notTaken  what an editor will not see in the record, and why
 */

import { slugOf } from "./slug.js";
import { ofRecord } from "./addresses.js";
import { fill } from "./say.js";

const FOLDERS = /** @type {Record<string, string>} */ ({ activity: "activities", group: "groups", place: "places" });
const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/;
// GitHub answers 414 above 8,191 bytes (github/docs, issue 5136). Who is not signed in is first sent to the page where one
// signs in, with the address encoded once more as a part of its own, and that must fit too.
const GITHUB_LONGEST = 8191;
const SIGN_IN = "https://github.com/login?return_to=";
// Windows hands no more than 2,046 characters to a mail program, and Gmail took about 1,620.
const MAIL_LONGEST = 1600;
const PATIENCE = 30_000; // milliseconds
const MOST_ANSWERED = 20_000; // characters

/**
 * The ways that the settings give for a new entry or a change, the easiest for a group first.
 * @param {Settings} settings
 * @param {string} kind
 * @param {Fields} record
 * @param {string} yaml
 * @param {Original} [original]  what the entry was before; nothing for a new one
 * @param {More} [more]
 * @returns {Way[]}
 */
export function waysOut(settings, kind, record, yaml, original, more = {}) {
  const { words } = settings;
  const id = original?.id ?? slugOf(String(record["name"] ?? ""));
  const name = String(record["name"] ?? id);
  const want = original ? "change" : "add";
  /** @type {Submission} */
  const submission = { want, kind, id, record, yaml, ...(more.place ? { place: more.place } : {}), ...(more.group ? { group: more.group } : {}), ...answersIn(more) };
  const text = asText(submission);
  const file = { name: `${id || kind}.txt`, text };
  const subject = fill((original ? words["changeSubject"] : words["addSubject"]) ?? "", { name });
  return [
    ...post(settings, submission),
    ...letter(settings, subject, [lead(words, want, name, more), text]),
    ...issue(settings, kind, original, want, name, more, text),
    ...(original || more.place || more.group || !id ? [] : pullRequest(settings, kind, id, name, yaml)),
    { id: "download", label: words["download"] ?? "", note: words["downloadNote"] ?? "", file },
  ];
}

/**
 * The ways to say that nothing has changed in an entry.
 * @param {Settings} settings
 * @param {Original} original
 * @param {More} [more]
 * @returns {Way[]}
 */
export function waysToConfirm(settings, { kind, id, name = id }, more = {}) {
  const { words } = settings;
  const sentence = fill(words["rightSubject"] ?? "", { name });
  /** @type {Submission} */
  const submission = { want: "right", kind, id, ...answersIn(more) };
  return [
    ...post(settings, submission),
    ...letter(settings, sentence, [`${sentence}.`, addressOf(settings, kind, id, more), asText(submission)]),
    ...issue(settings, kind, { kind, id }, "right", name, more, ""),
  ];
}

/** @param {More} more */
function answersIn(more) {
  return { note: more.note ?? "", consent: more.consent ?? false };
}

/**
 * A submission as text for people, which `fingerpost intake` can read as well.
 * @param {Submission} submission
 */
export function asText({ want, kind, id, yaml, note, consent, ...beside }) {
  const head = [`want: ${want}`, `kind: ${kind}`, ...(id ? [`id: ${id}`] : []), ...(note ? [`note: ${JSON.stringify(note)}`] : []), ...(consent ? ["consent: yes"] : [])];
  const others = [["place", beside.place], ["group", beside.group]].flatMap(([name, other]) =>
    typeof other === "object" ? [`${name}:`, `  id: ${other.id}`, "  record:", indented(indented(other.yaml))] : [],
  );
  const parts = [...(yaml ? ["record:", indented(yaml)] : []), ...others];
  return ["\x60\x60\x60yaml", ...head, ...parts, "\x60\x60\x60"].join("\n");
}

/** @param {string} yaml */
function indented(yaml) {
  return yaml.trimEnd().split("\n").map((line) => (line ? `  ${line}` : "")).join("\n");
}

/** @param {{site: string}} settings @param {string} kind @param {string} id @param {More} more */
function addressOf({ site }, kind, id, more) {
  return more.address ?? site + ofRecord(kind, id);
}

/** @param {Settings} settings @param {Submission} submission @returns {Way[]} */
function post({ endpoint, words }, submission) {
  if (!endpoint || !/^https:\/\/[^\s]+$/.test(endpoint)) return [];
  return [{ id: "post", label: words["post"] ?? "", note: words["postNote"] ?? "", submission }];
}

/**
 * A letter to the editors. One that is too long for a link says that the text is to be pasted.
 * @param {Settings} settings
 * @param {string} subject
 * @param {string[]} paragraphs
 * @returns {Way[]}
 */
function letter({ email, words }, subject, paragraphs) {
  if (!email || email.split("@").length !== 2) return [];
  const label = words["email"] ?? "";
  const href = mailLink(email, subject, paragraphs.join("\n\n"));
  if (href.length <= MAIL_LONGEST) return [{ id: "email", label, note: words["emailNote"] ?? "", href }];
  const short = mailLink(email, subject, `${paragraphs[0]}\n\n${words["pasteHere"] ?? ""}`);
  return [{ id: "email", label, note: words["emailPaste"] ?? "", href: short.length <= MAIL_LONGEST ? short : mailLink(email, "", ""), copy: paragraphs.join("\n\n") }];
}

/**
 * A link that opens a letter. RFC 6068: everything encoded, and line breaks as CR LF.
 * @param {string} email @param {string} subject @param {string} body
 */
export function mailLink(email, subject, body) {
  const [mailbox = "", host = ""] = email.split("@");
  const fields = /** @type {[string, string][]} */ ([["subject", oneLine(subject)], ["body", body]]).filter(([, value]) => value);
  const query = fields.map(([name, value]) => `${name}=${encoded(value.replace(/\r\n?|\n/g, "\r\n"))}`).join("&");
  return `mailto:${encoded(mailbox)}@${encoded(host)}${query ? `?${query}` : ""}`;
}

/**
 * The form on GitHub with everything in the one box that is for it. Boxes to tick cannot be filled in by an address, and the
 * others take words where a record has a place or a day: so whatever was answered arrives as it was.
 * @param {Settings} settings @param {string} kind @param {Original | undefined} original
 * @param {Want} want @param {string} name @param {More} more @param {string} text
 * @returns {Way[]}
 */
function issue({ github = "", site, words, wants }, kind, original, want, name, more, text) {
  if (!REPOSITORY.test(github)) return [];
  const base = `https://github.com/${github}/issues/new`;
  const address = original ? addressOf({ site }, kind, original.id, more) : "";
  const first = { template: "add-or-change.yml", title: fill(titleOf(words, want), { name }), want: wants[want] ?? "", address, name };
  const whole = link(base, { ...first, record: text });
  const way = { id: /** @type {const} */ ("issue"), label: words["issue"] ?? "", note: words["issueNote"] ?? "" };
  if (fitsGithub(whole)) return [{ ...way, href: whole }];
  const brief = link(base, first);
  return fitsGithub(brief) ? [{ ...way, note: words["issuePaste"] ?? "", href: brief, copy: text }] : [];
}

/**
 * A new file in the repository with the entry in it, which GitHub makes a pull request of. A file that is there already cannot
 * be opened with other words in it: a change goes another way.
 * @param {Settings} settings @param {string} kind @param {string} id @param {string} name @param {string} yaml
 * @returns {Way[]}
 */
function pullRequest({ github = "", branch = "main", words }, kind, id, name, yaml) {
  if (!REPOSITORY.test(github)) return [];
  const folder = branch.split("/").map(encoded).join("/");
  const href = link(`https://github.com/${github}/new/${folder}`, {
    filename: `assets/${FOLDERS[kind]}/${id}.yaml`,
    value: yaml,
    message: fill(words["addSubject"] ?? "", { name }),
  });
  return fitsGithub(href) ? [{ id: "pull-request", label: words["pullRequest"] ?? "", note: words["pullRequestNote"] ?? "", href }] : [];
}

/** Also for somebody who has to sign in first. @param {string} href */
export function fitsGithub(href) {
  return SIGN_IN.length + encodeURIComponent(href).length <= GITHUB_LONGEST;
}

/** @param {string} base @param {Record<string, string>} fields */
function link(base, fields) {
  return `${base}?${Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${encodeURIComponent(name)}=${encoded(value)}`).join("&")}`;
}

/** Also the signs that encodeURIComponent leaves, so that no mail program ends a link at one of them. @param {string} text */
function encoded(text) {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, "\ufffd").replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {Record<string, string>} words @param {Want} want */
function titleOf(words, want) {
  return (want === "right" ? words["rightSubject"] : want === "add" ? words["addSubject"] : words["changeSubject"]) ?? "";
}

/** @param {Record<string, string>} words @param {Want} want @param {string} name @param {More} more */
function lead(words, want, name, more) {
  return [fill((want === "add" ? words["addLead"] : words["changeLead"]) ?? "", { name }), more.address ?? "", more.note ?? ""].filter(Boolean).join("\n\n");
}

/**
 * Send an entry to the address of the settings. What it answers is words for a person, and never a part of a page.
 * @param {string} endpoint
 * @param {Submission} submission
 * @returns {Promise<Answer>}
 */
export async function postSubmission(endpoint, submission) {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), PATIENCE);
  try {
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(submission),
      credentials: "omit",
      referrerPolicy: "strict-origin",
      redirect: "error",
      signal: end.signal,
    });
    const state = answer.ok ? "taken" : answer.status === 429 || answer.status >= 500 ? "busy" : "refused";
    return { state, ...wordsOf(await answer.text()) };
  } catch {
    return { state: "failed", ...wordsOf("") };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} text  of an answer, which may be anything */
function wordsOf(text) {
  /** @type {any} */
  let answer = null;
  try {
    answer = JSON.parse(text.slice(0, MOST_ANSWERED));
  } catch {
    // What is no JSON is no answer of a receiver: that it came is all that can be said.
  }
  const words = (/** @type {any} */ value) => (typeof value === "string" ? value.slice(0, 1000) : "");
  const list = (/** @type {any} */ value) => (Array.isArray(value) ? value.slice(0, 50) : []);
  return {
    message: words(answer?.message),
    problems: list(answer?.problems).map((each) => ({ path: words(each?.path), message: words(each?.message) })),
    notTaken: list(answer?.not_taken).map(words).filter(Boolean),
  };
}
