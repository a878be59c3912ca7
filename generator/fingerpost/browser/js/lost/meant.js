/** What somebody meant by an address that leads nowhere: printed in capitals, or copied with the comma after it. */

const LONGEST = 300; // characters: no address of ours is longer
const OURS = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/; // a part of an address between two slashes

/**
 * The address in small letters, without what is around its parts. It begins with the root of this site, whatever was
 * asked for, so it never leads anywhere else.
 * @param {string} path  As the browser has it: "/A/GOOD,".
 * @param {string} root  Where the site begins: "/" or "/directory/".
 * @returns {string} "" where there is nothing to offer.
 */
export function meantPath(path, root) {
  if (path.length > LONGEST) return "";
  const below = belowRoot(path, root);
  const last = below.pop() ?? "";
  const name = last.replace(/\.html?$/, "");
  if (name && name !== "index") below.push(name);
  const meant = root + below.map((part) => `${part}/`).join("");
  return below.length && below.every((part) => OURS.test(part)) && meant !== path ? meant : "";
}

/**
 * @param {string} path
 * @param {string} root
 */
function belowRoot(path, root) {
  const parts = partsOf(decoded(path));
  const first = partsOf(root);
  return first.every((part, at) => part === parts[at]) ? parts.slice(first.length) : parts;
}

/**
 * The part of an address that may be a short code: after "/C/", or all there is.
 * @param {string} path
 * @param {string} root
 */
export function codePart(path, root) {
  const [last, before = "c", ...more] = belowRoot(path, root).reverse();
  return last && before === "c" && !more.length ? last : "";
}

/** @param {string} path */
function partsOf(path) {
  const parts = path.toLowerCase().split(/[/\\]+/);
  return parts.map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/\s+/g, "-")).filter((part) => part);
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray % sign
  }
}
